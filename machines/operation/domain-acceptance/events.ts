import * as z from 'zod';
import { type EventsOf, event } from '../../shared/events.ts';
import { documentRef, organisation, reason, sentence, title } from '../../shared/schemas.ts';

/** P11(1) to (3), and the functions of P4(5) that P11 does not name, point by point. */
export const points = {
  safety: [
    'networkIsolation',
    'tenantIsolation',
    'developmentIsolation',
    'masking',
    'exportReview',
    'auditability',
    'traceability',
  ],
  standards: ['platformStandards', 'unifiedIdentity', 'openDataSite', 'userAuthorization'],
  functions: ['approvalAndSupervision', 'externalData', 'distributedPrivacyComputing', 'basicProcessing'],
  enclave: ['accessControl', 'modelling', 'interfaceGeneration', 'sealingAndDestruction', 'fullAudit'],
} as const;
export type Group = keyof typeof points;
export const groups = ['safety', 'standards', 'functions', 'enclave'] as const satisfies readonly Group[];

const finding = z.strictObject({
  met: z.boolean(),
  evidence: z.array(documentRef).max(20).default([]),
  note: sentence.optional(),
});
export type Finding = z.output<typeof finding>;
const checked = <G extends Group>(group: G) =>
  z.strictObject({ findings: z.partialRecord(z.enum(points[group]), finding) });

export const input = z.strictObject({
  /** Names the domain; there is one for the city (P11), and test installations are none. */
  domain: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens'),
  title,
  /** Who builds it and mends what is found. */
  builder: organisation,
});
export type Input = z.output<typeof input>;

export const events = {
  START: event(
    '开始验收',
    'Start the acceptance',
    z.strictObject({ standard: z.strictObject({ version: title, document: documentRef }) }),
  ),
  CHECK_SAFETY: event('检查安全可控', 'Check safety and control', checked('safety')),
  CHECK_STANDARDS: event('检查标准规范', 'Check the standards', checked('standards')),
  CHECK_FUNCTIONS: event('检查基础功能', 'Check the basic functions', checked('functions')),
  CHECK_ENCLAVE: event('检查安全域功能', 'Check what the enclave can do', checked('enclave')),
  ACCEPT: event('验收通过', 'Accept the domain', z.strictObject({ report: documentRef })),
  SEND_BACK: event(
    '退回整改',
    'Send back for remedy',
    z.strictObject({ groups: z.array(z.enum(groups)).min(1).max(4), reason: sentence }),
  ),
  REMEDIED: event('整改完成', 'Report the remedy', z.strictObject({ report: documentRef })),
  EXTEND: event('延长整改期限', 'Give more time', reason),
  REFUSE: event('验收不通过', 'Refuse acceptance', reason),
  RECHECK: event(
    '重新验收',
    'Check again',
    z.strictObject({ groups: z.array(z.enum(groups)).min(1).max(4), reason: sentence }),
  ),
  RETIRE: event('停用', 'Retire the domain', reason),
};
export type Event = EventsOf<typeof events>;
