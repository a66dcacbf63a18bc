// T25, T34, T35: the purpose decides who may ask, for what, and what is shown (D-0270).
import type { Role } from '../../law/roles.ts';

/** Who asks, and the hats in which its persons read here; none: it receives copies. */
export const requesters = {
  disciplineAudit: ['DISC_AUDIT'],
  finance: ['SECTOR_REG'],
  securityOrgan: ['NATSEC_POLICE'],
  supervisor: ['SUPERVISOR'],
  regulator: ['SECTOR_REG', 'SEC_REG'],
  evaluator: ['EVALUATOR'],
  headOfBody: ['CENTER', 'OPCO', 'SUPERVISOR'],
  subject: ['MERCHANT', 'DEMANDER', 'THIRD_PARTY'],
  court: [],
  foreignBody: [],
} as const satisfies Record<string, readonly Role[]>;
export type Requester = keyof typeof requesters;
export const requesterKinds = Object.keys(requesters) as [Requester, ...Requester[]];
/** Of each of these bodies there is one: its head reads in its hat alone. */
export const heads = requesters.headOfBody;
export const hatsOf = ({ kind, hat }: { kind: Requester; hat?: Role | undefined }): readonly Role[] =>
  hat === undefined ? requesters[kind] : [hat];

/** `persons`: who did what, by person, without content. */
export const classes = ['case', 'log', 'documents', 'persons'] as const;
export type MaterialClass = (typeof classes)[number];
const material: readonly MaterialClass[] = ['case', 'log', 'documents'];

type Purpose = {
  requesters: readonly Requester[];
  classes: readonly MaterialClass[];
  /** T35: form alone is checked, and what is complete is not refused. */ formal?: true;
  /** The instrument may say that the parties are not told. */ barring?: true;
  /** It lasts as long as a case of one of these. */ under?: readonly string[];
  /** Only cases whose shares say so. */ only?: { lifecycles: readonly string[]; shares: Record<string, boolean> };
};
const everybody = requesterKinds.filter((kind) => kind !== 'foreignBody');

export const purposes = {
  fiscalSupervision: {
    requesters: ['disciplineAudit', 'finance'],
    classes: material,
    barring: true,
    only: { lifecycles: ['trade'], shares: { fiscalFunds: true } },
  },
  nationalSecurity: { requesters: ['securityOrgan'], classes: material, formal: true, barring: true },
  crimeInvestigation: { requesters: ['securityOrgan'], classes: material, formal: true, barring: true },
  supervision: {
    requesters: ['supervisor', 'regulator'],
    classes: material,
    under: ['venueInspection', 'rectificationOrder', 'securityIncident'],
  },
  evaluation: { requesters: ['evaluator'], classes: material, under: ['venueInspection'] },
  discipline: { requesters: ['disciplineAudit', 'headOfBody'], classes: ['persons'] },
  partyConsent: { requesters: everybody, classes: material },
  court: { requesters: ['court', 'foreignBody'], classes: material, barring: true },
} as const satisfies Record<string, Purpose>;
export type PurposeId = keyof typeof purposes;
export const purposeIds = Object.keys(purposes) as [PurposeId, ...PurposeId[]];
export const termsOf = (purpose: PurposeId): Purpose => purposes[purpose];
export const isFormal = (purpose: PurposeId): boolean => termsOf(purpose).formal === true;

/** The venue's own cases. What the domain holds is the authority's. */
export const reachable: readonly string[] = [
  'subjectRegistration',
  'listingRegistration',
  'trade',
  'violationCase',
  'securityIncident',
  'rectificationOrder',
  'venueInspection',
];
/** T36: acts in supervision too. */
export const supervising: readonly string[] = ['informationAccess', 'retentionRecord'];
