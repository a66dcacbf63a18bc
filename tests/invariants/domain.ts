// The operation domain, as far as the histories need one.
import type { JsonObject } from '../../machines/kernel/json.ts';

type Access = { agreement: string; scenario: string | null; datasets: string[]; open: boolean; order: number };
/** The domain as its contract has it: later calls of a case prevail, and a whole agreement is revoked for good. */
export class Domain {
  readonly access = new Map<string, Access>();
  readonly closed = new Map<string, Kept>();
  remaining = 0;

  carryOut(op: string, input: JsonObject): JsonObject {
    const call = input as Call;
    const name = call.grant ?? call.staff ?? call.export;
    if (op === 'revoke' && !name) {
      if (this.remaining) return this.#partly();
      for (const one of [call.agreement, ...(call.predecessors ?? [])])
        this.closed.set(one, this.closed.get(one) === null ? null : (call.keep ?? null));
      for (const one of this.access.values()) if (this.#isClosed(one)) one.open = false;
      return { receipt: 'R', remaining: 0 };
    }
    if (name && call.order !== undefined && ['provision', 'suspend', 'restore', 'revoke'].includes(op)) {
      const known = this.access.get(name);
      if (call.order >= (known?.order ?? 0)) {
        const one = {
          agreement: call.agreement,
          scenario: call.scenario ?? known?.scenario ?? null,
          datasets: call.datasets ?? known?.datasets ?? [],
          order: call.order,
          open: op === 'provision' || op === 'restore',
        };
        this.access.set(name, { ...one, open: one.open && !this.#isClosed(one) });
      }
      return op === 'revoke' && this.remaining
        ? this.#partly()
        : { receipt: 'R', ...(op === 'revoke' && { remaining: 0 }) };
    }
    if (op === 'delete') return this.remaining ? this.#partly() : { receipt: 'R', remaining: 0 };
    return op === 'techCheck' ? { rawData: false, reversible: false, report: '已检查' } : { receipt: 'R' };
  }
  #isClosed({ agreement, scenario, datasets }: Omit<Access, 'open'>): boolean {
    const keep = this.closed.get(agreement);
    return (
      keep !== undefined &&
      !(
        keep &&
        datasets.every((one) => keep.datasets.includes(one)) &&
        (!scenario || !keep.scenarios.length || keep.scenarios.includes(scenario))
      )
    );
  }
  #partly(): JsonObject {
    const { remaining } = this;
    this.remaining = 0;
    return { receipt: 'R', remaining };
  }
}
type Kept = { datasets: string[]; scenarios: string[] } | null;
type Call = {
  agreement: string;
  predecessors?: string[];
  grant?: string;
  staff?: string;
  export?: string;
  order?: number;
  scenario?: string;
  datasets?: string[];
  keep?: Kept;
};
