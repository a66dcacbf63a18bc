// Cases linked to an operating agreement receive the same events of its suspensions and its end. Each keeps its own set
// of causes, and continues under a signed successor that covers it (P13, P29, P31).
import * as z from 'zod';
import { type Basis, reading, say } from '../law/cite.ts';
import { type CaseFact, type CaseId, type Facts, type Stamp, branch, cited, many, one } from '../kernel/lifecycle.ts';
import { agreementEnded } from './agreement.ts';
import { told } from './events.ts';
import { caseId } from './schemas.ts';

const words = {
  events: {
    AGREEMENT_SUSPENDED: say('协议项下公共数据使用权限暂停', 'Rights under the agreement are suspended'),
    AGREEMENT_RESTORED: say('暂停事由解除', 'A cause of the suspension is lifted'),
    AGREEMENT_ENDED: say('授权运营协议终止', 'The agreement has ended'),
    GRANT_SUSPENDED: say('场景授权暂停', 'The grant is suspended'),
    GRANT_RESTORED: say('场景授权恢复', 'The grant is restored'),
    GRANT_ENDED: say('场景授权终止', 'The grant has ended'),
  },
  grantsAreOfTheAgreement: say(
    '所列场景授权须属于本协议且未终结',
    'the grants that are listed must be open grants of this agreement',
  ),
  causeIsNew: say('该暂停事由已登记', 'this cause of the suspension is on record already'),
  causeStands: say('没有因该事由作出的暂停', 'there is no suspension for this cause'),
  isNotSuspended: say(
    '公共数据使用权限正在暂停；请先消除暂停事由',
    'the right to use public data is suspended; every cause of the suspension must be lifted first',
  ),
  rightsAreActive: say(
    '协议项下公共数据使用权限须有效且未暂停；请先完成整改、恢复权限',
    'the rights under the agreement must be active; every cause of the suspension must be lifted first',
  ),
};

const cause = z.strictObject({ cause: caseId });

export const agreementEvents = {
  AGREEMENT_SUSPENDED: told(
    words.events.AGREEMENT_SUSPENDED,
    z.strictObject({ cause: caseId, grants: z.union([z.literal('all'), z.array(caseId)]) }),
  ),
  AGREEMENT_RESTORED: told(words.events.AGREEMENT_RESTORED, cause),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
/** Sent by a grant to the cases linked to it. The cause is the grant. */
export const grantEvents = {
  GRANT_SUSPENDED: told(words.events.GRANT_SUSPENDED, cause),
  GRANT_RESTORED: told(words.events.GRANT_RESTORED, cause),
  GRANT_ENDED: told(
    words.events.GRANT_ENDED,
    z.strictObject({ cause: caseId, kind: z.enum(['completed', 'terminated']) }),
  ),
};

type Told = { type: string; cause?: string; successor?: string | null; datasets?: string[]; scenarios?: string[] };

/** Does the signed successor that the event names cover this? It lists data; without a list of scenarios, it covers every scenario of those data. */
export const isCovered = (event: Told, scenarios: string[], datasets: string[] = []): boolean => {
  const { successor, datasets: data = [], scenarios: named = [] } = event;
  return (
    typeof successor === 'string' &&
    datasets.every((dataset) => data.includes(dataset)) &&
    (!named.length || !scenarios.length || scenarios.some((scenario) => named.includes(scenario)))
  );
};

type Kept = { right: string; purpose?: string | null; scenarios: string[]; datasets?: string[] };
/**
 * Reads the fact `successor`: it covers this, and grants the right and the purpose too (P4(3), P13, P22). What the
 * committee ended in the successor's scope (P29) is not taken over.
 */
export const isTakenOverWith = (
  event: Told & { facts?: Facts },
  { right, purpose, scenarios, datasets = [] }: Kept,
): boolean => {
  const successor = one(event.facts, 'successor');
  const has = (field: string, value: string): boolean => {
    const list = successor?.shares[field];
    return Array.isArray(list) && list.includes(value);
  };
  return (
    successor !== null &&
    successor.id === event.successor &&
    has('rights', right) &&
    (!purpose || has('purposes', purpose)) &&
    isCovered(event, scenarios, datasets) &&
    !isTerminated(successor, scenarios, datasets)
  );
};

/** P29: did the committee end the qualification for one of these data sets or scenarios? Reads an agreement's shares. */
export const isTerminated = (agreement: CaseFact | null, scenarios: string[], datasets: string[]): boolean => {
  const ended = agreement?.shares['terminated'] as { datasets?: string[]; scenarios?: string[] } | null | undefined;
  return (
    datasets.some((dataset) => ended?.datasets?.includes(dataset) ?? false) ||
    scenarios.some((scenario) => ended?.scenarios?.includes(scenario) ?? false)
  );
};

/** Does a suspension of all grants, or of those listed, concern this grant? */
export const concerns = (grants: 'all' | CaseId[] | undefined, grant: CaseId): boolean =>
  grants === 'all' || (grants?.includes(grant) ?? false);

/** The causes of suspension that concern a new case when it is linked to the agreement. */
export const standingCauses = (facts: Facts | undefined, grants: CaseId[] = []): CaseId[] => {
  const causes = one(facts, 'agreement')?.shares['causes'];
  return (Array.isArray(causes) ? (causes as { cause: CaseId; grants: 'all' | CaseId[] }[]) : [])
    .filter((each) => each.grants === 'all' || grants.some((grant) => concerns(each.grants, grant)))
    .map((each) => each.cause);
};

/** A grant by id, with its scenario. */
export type Bound = { grant: CaseId; scenario: string };
/** The scenario that a grant shares. */
export const scenarioOf = (grant: CaseFact | null): string => {
  const scenario = grant?.shares['scenario'];
  return typeof scenario === 'string' ? scenario : '';
};
/** The open grants of an agreement, as the fact `grants` shows them. */
export const grantsOf = (facts: Facts | undefined, agreement: CaseId): Bound[] =>
  many(facts, 'grants')
    .filter(({ open, shares }) => open && shares['agreement'] === agreement)
    .map((grant) => ({ grant: grant.id, scenario: scenarioOf(grant) }));

type OnGrants = { event: { input: { agreement: CaseId; grants: CaseId[] } } & Stamp };
/** Reads the fact `grants`: what opens a case lists open grants of its agreement. */
export const grantsAreOfTheAgreement = (law: Basis | Basis[]) =>
  cited(
    ({ event: { input, facts } }: OnGrants) =>
      input.grants.every((grant) => grantsOf(facts, input.agreement).some((other) => other.grant === grant)),
    { law, reads: 'facts', says: words.grantsAreOfTheAgreement },
  );

/** Is there a signed successor, whatever it covers? */
export const hasSuccessor = branch(
  ({ event }: { event: { type: string; successor?: string | null } }) => typeof event.successor === 'string',
);

type Linked = { context: { causes: string[] }; event: { type: string; cause?: string } & Partial<Stamp> };
const suspension = reading('P29', 'D-0007');

/** A suspension is a set of causes: each is added once, and only its own end lifts it. */
export const causeIsNew = cited(
  ({ context, event }: Linked) => typeof event.cause === 'string' && !context.causes.includes(event.cause),
  {
    law: suspension,
    reads: 'payload',
    says: words.causeIsNew,
  },
);
export const causeStands = cited(
  ({ context, event }: Linked) => typeof event.cause === 'string' && context.causes.includes(event.cause),
  {
    law: suspension,
    reads: 'payload',
    says: words.causeStands,
  },
);
export const someCauseStands = branch(({ context }: Linked) => context.causes.length > 0);
export const noCauseIsLeft = branch(({ context }: Linked) => context.causes.length === 0);
/** Refuses an act during a suspension. */
export const isNotSuspended = (law: Basis | Basis[]) =>
  cited(({ context }: Linked) => context.causes.length === 0, {
    law,
    reads: 'context',
    says: words.isNotSuspended,
  });

/** Reads the fact `agreement`: its rights are active, none suspended. */
export const rightsAreActive = (law: Basis | Basis[]) =>
  cited(
    ({ event }: { event: Partial<Stamp> }) => one(event.facts, 'agreement')?.tags.includes('rightsActive') === true,
    {
      law,
      reads: 'facts',
      says: words.rightsAreActive,
    },
  );
