// Who takes the steps of a request that several of its states have.
import { and } from 'xstate';
import { by } from '../../kernel/lifecycle.ts';
import type { Basis } from '../../law/cite.ts';
import type { Role } from '../../law/roles.ts';
import { holding, onPaper } from './basis.ts';
import { requesters } from './purposes.ts';

export const everybody: Role[] = [...new Set<Role>(['CENTER', ...Object.values(requesters).flat()])];
export const referrers: Role[] = ['CENTER', 'SUPERVISOR', 'AUTHORITY', 'DISC_AUDIT'];
/** By the persons who ask; from their paper, by the case itself. */
export const own = (...law: Basis[]) => by([...everybody, 'SYSTEM'], ...law, onPaper);
/** By the center; what limits a security organ, from paper that another person confirmed. */
export const limits = (...law: Basis[]) => by(['CENTER', 'SYSTEM'], ...law);

export const hold = {
  placed: {
    guard: and(['actorIsOfTheRequest', 'holdFitsPurpose', 'holdIsNew', 'archivesAreInScope']),
    actions: ['holdArchives', 'recordHold'],
    meta: own(holding),
  },
  lifted: {
    guard: and(['actorIsOfTheRequest', 'holdStands']),
    actions: ['releaseArchives', 'recordLifting'],
    meta: own(holding),
  },
} as const;
