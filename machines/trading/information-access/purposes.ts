// T25, T34, T35: the purpose decides who may ask, for what, and what is shown (D-0270).
import type { Role } from '../../law/roles.ts';
import { type Text, say } from '../../law/say.ts';

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
export const requesterNames: Record<Requester, Text> = {
  disciplineAudit: say('纪检监察、审计等部门', 'Discipline inspection or audit'),
  finance: say('财政部门', 'Finance department'),
  securityOrgan: say('国家安全机关、公安机关', 'National security or public security organ'),
  supervisor: say('综合监督管理部门', 'Supervising authority'),
  regulator: say('有关监管部门', 'Competent regulator'),
  evaluator: say('第三方评估机构', 'Third-party evaluator'),
  headOfBody: say('工作人员所在单位', 'Body whose staff is concerned'),
  subject: say('交易主体', 'Subject'),
  court: say('司法机关', 'Court'),
  foreignBody: say('境外机构', 'Foreign body'),
};
/** Of each of these bodies there is one: its head reads in its hat alone. */
export const heads = requesters.headOfBody;
export const hatsOf = ({ kind, hat }: { kind: Requester; hat?: Role | undefined }): readonly Role[] =>
  hat === undefined ? requesters[kind] : [hat];
export const headNames: Record<(typeof heads)[number], Text> = {
  CENTER: say('数据交易中心', 'Data trading center'),
  OPCO: say('运营企业', 'Operating enterprise'),
  SUPERVISOR: say('综合监督管理部门', 'Supervising authority'),
};

/** `persons`: who did what, by person, without content. */
export const classes = ['case', 'log', 'documents', 'persons'] as const;
export type MaterialClass = (typeof classes)[number];
export const classNames: Record<MaterialClass, Text> = {
  case: say('案件', 'Cases'),
  log: say('办理记录', 'Logs'),
  documents: say('文件', 'Documents'),
  persons: say('工作人员的办理行为', 'Acts of persons'),
};
const material: readonly MaterialClass[] = ['case', 'log', 'documents'];

type Purpose = {
  requesters: readonly Requester[];
  classes: readonly MaterialClass[];
  /** T35: form alone is checked, and what is complete is not refused. */ formal?: true;
  /** The instrument may say that the parties are not told. */ barring?: true;
  /** T34, T35: an organ may have archives held. */ holding?: true;
  /** It lasts as long as a case of one of these. */ under?: readonly string[];
  /** Only cases whose shares say so. */ only?: { lifecycles: readonly string[]; shares: Record<string, boolean> };
};
const everybody = requesterKinds.filter((kind) => kind !== 'foreignBody');

export const purposes = {
  fiscalSupervision: {
    requesters: ['disciplineAudit', 'finance'],
    classes: material,
    barring: true,
    holding: true,
    only: { lifecycles: ['trade'], shares: { fiscalFunds: true } },
  },
  nationalSecurity: { requesters: ['securityOrgan'], classes: material, formal: true, barring: true, holding: true },
  crimeInvestigation: { requesters: ['securityOrgan'], classes: material, formal: true, barring: true, holding: true },
  supervision: {
    requesters: ['supervisor', 'regulator'],
    classes: material,
    holding: true,
    under: ['venueInspection', 'rectificationOrder', 'securityIncident'],
  },
  evaluation: { requesters: ['evaluator'], classes: material, under: ['venueInspection'] },
  discipline: { requesters: ['disciplineAudit', 'headOfBody'], classes: ['persons'] },
  partyConsent: { requesters: everybody, classes: material },
  court: { requesters: ['court', 'foreignBody'], classes: material, barring: true, holding: true },
} as const satisfies Record<string, Purpose>;
export type PurposeId = keyof typeof purposes;
export const purposeNames: Record<PurposeId, Text> = {
  fiscalSupervision: say('财政资金收支监督', 'Supervision of fiscal funds'),
  nationalSecurity: say('维护国家安全', 'National security'),
  crimeInvestigation: say('侦查犯罪', 'Investigation of a crime'),
  supervision: say('监督管理', 'Supervision'),
  evaluation: say('评估', 'Evaluation'),
  discipline: say('追究工作人员责任', 'Discipline of staff'),
  partyConsent: say('经主体同意', 'With the consent of the party'),
  court: say('司法程序', 'Court proceedings'),
};
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
