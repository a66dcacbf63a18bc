// What hangs on an operating agreement hears of its suspensions and its end in the same words, keeps its own set of
// causes, and goes over to a signed successor where that one covers it (P13, P29, P31).
import { z } from 'zod';
import { type Basis, reading } from '../law/cite.ts';
import { type CaseFact, type CaseId, type Facts, type Stamp, branch, cited, many, one } from '../kernel/lifecycle.ts';
import { agreementEnded } from './agreement.ts';
import { told } from './events.ts';
import { caseId } from './schemas.ts';

const cause = z.strictObject({ cause: caseId });

export const agreementEvents = {
  AGREEMENT_SUSPENDED: told(
    '协议项下权限暂停',
    'Rights under the agreement are suspended',
    z.strictObject({ cause: caseId, grants: z.union([z.literal('all'), z.array(caseId)]) }),
  ),
  AGREEMENT_RESTORED: told('停权事由解除', 'A cause of the suspension is lifted', cause),
  AGREEMENT_ENDED: told('授权运营协议终止', 'The agreement has ended', agreementEnded),
};
/** Told by a grant to what is bound to its scenario. The cause is the grant. */
export const grantEvents = {
  GRANT_SUSPENDED: told('场景授权暂停', 'The grant is suspended', cause),
  GRANT_RESTORED: told('场景授权恢复', 'The grant is restored', cause),
  GRANT_ENDED: told(
    '场景授权终止',
    'The grant has ended',
    z.strictObject({ cause: caseId, kind: z.enum(['completed', 'terminated']) }),
  ),
};

type Told = { type: string; cause?: string; successor?: string | null; datasets?: string[]; scenarios?: string[] };

/** Does the signed successor that the event names cover this? It names data; if it names no scenario, it takes each that keeps to the data. */
export const isCovered = (event: Told, scenarios: string[], datasets: string[] = []): boolean => {
  const { successor, datasets: data = [], scenarios: named = [] } = event;
  return (
    typeof successor === 'string' &&
    datasets.every((dataset) => data.includes(dataset)) &&
    (!named.length || !scenarios.length || scenarios.some((scenario) => named.includes(scenario)))
  );
};

/** Does a suspension of all grants, or of those named, concern this one? */
export const concerns = (grants: 'all' | CaseId[] | undefined, grant: CaseId): boolean =>
  grants === 'all' || (grants?.includes(grant) ?? false);

/** The causes that stand against an agreement when something new is hung on it, as far as they concern it. */
export const standingCauses = (facts: Facts | undefined, grants: CaseId[] = []): CaseId[] => {
  const causes = one(facts, 'agreement')?.shares['causes'];
  return (Array.isArray(causes) ? (causes as { cause: CaseId; grants: 'all' | CaseId[] }[]) : [])
    .filter((each) => each.grants === 'all' || grants.some((grant) => concerns(each.grants, grant)))
    .map((each) => each.cause);
};

/** A grant by id, and the scenario that it stands for. */
export type Bound = { grant: CaseId; scenario: string };
/** The scenario that a grant shows. */
export const scenarioOf = (grant: CaseFact | null): string => {
  const scenario = grant?.shares['scenario'];
  return typeof scenario === 'string' ? scenario : '';
};
/** The open grants of an agreement, as the fact `grants` shows them. */
export const grantsOf = (facts: Facts | undefined, agreement: CaseId): Bound[] =>
  many(facts, 'grants')
    .filter(({ open, shares }) => open && shares['agreement'] === agreement)
    .map((grant) => ({ grant: grant.id, scenario: scenarioOf(grant) }));

/** Is there a signed successor, whatever it covers? */
export const hasSuccessor = branch(
  ({ event }: { event: { type: string; successor?: string | null } }) => typeof event.successor === 'string',
);

type Hanging = { context: { causes: string[] }; event: { type: string; cause?: string } & Partial<Stamp> };
const suspension = reading('P29', 'D-0007');

/** A suspension is a set of causes: each comes once, and is lifted by its own end only. */
export const causeIsNew = cited(
  ({ context, event }: Hanging) => typeof event.cause === 'string' && !context.causes.includes(event.cause),
  {
    law: suspension,
    reads: 'payload',
    says: { zh: '该事由已在暂停之列', en: 'this cause already keeps it suspended' },
  },
);
export const causeStands = cited(
  ({ context, event }: Hanging) => typeof event.cause === 'string' && context.causes.includes(event.cause),
  {
    law: suspension,
    reads: 'payload',
    says: { zh: '所列事由不在暂停之列', en: 'no suspension stands for this cause' },
  },
);
export const someCauseStands = branch(({ context }: Hanging) => context.causes.length > 0);
export const noCauseIsLeft = branch(({ context }: Hanging) => context.causes.length === 0);
/** Refuses an act while a suspension stands. */
export const isNotSuspended = (law: Basis | Basis[]) =>
  cited(({ context }: Hanging) => context.causes.length === 0, {
    law,
    reads: 'context',
    says: {
      zh: '公共数据使用权限正在暂停；请先消除暂停事由',
      en: 'the right to use public data is suspended; every cause of the suspension must be lifted first',
    },
  });

/** Reads the fact `agreement`: its rights are active, none of them suspended. */
export const rightsAreActive = (law: Basis | Basis[]) =>
  cited(
    ({ event }: { event: Partial<Stamp> }) => one(event.facts, 'agreement')?.tags.includes('rightsActive') === true,
    {
      law,
      reads: 'facts',
      says: {
        zh: '协议项下公共数据使用权限须有效（未暂停）；请先完成整改、恢复权限',
        en: 'the rights under the agreement must be active; have every cause of the suspension lifted first',
      },
    },
  );
