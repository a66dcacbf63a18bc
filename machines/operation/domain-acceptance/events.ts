import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { type EventsOf, event } from '../../shared/events.ts';
import { ruleRef } from '../../shared/rule-register/in-force.ts';
import { documentRef, organisation, reason, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

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
  /** The name of the domain: the city has one (P11); a test installation is not a domain. */
  domain: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      fault('只能用小写字母、数字和连字符', 'lower-case letters, digits and hyphens'),
    ),
  title,
  /** Builds the domain, and remedies what a check finds. */
  builder: organisation,
});
export type Input = z.output<typeof input>;

export const events = {
  START: event(
    words.events.START,
    /** P11: the version of the standard of construction that is in force. */
    z.strictObject({ standard: ruleRef }),
  ),
  CHECK_SAFETY: event(words.events.CHECK_SAFETY, checked('safety')),
  CHECK_STANDARDS: event(words.events.CHECK_STANDARDS, checked('standards')),
  CHECK_FUNCTIONS: event(words.events.CHECK_FUNCTIONS, checked('functions')),
  CHECK_ENCLAVE: event(words.events.CHECK_ENCLAVE, checked('enclave')),
  ACCEPT: event(words.events.ACCEPT, z.strictObject({ report: documentRef })),
  SEND_BACK: event(
    words.events.SEND_BACK,
    z.strictObject({ groups: z.array(z.enum(groups)).min(1).max(4), reason: sentence }),
  ),
  REMEDIED: event(words.events.REMEDIED, z.strictObject({ report: documentRef })),
  EXTEND: event(words.events.EXTEND, reason),
  REFUSE: event(words.events.REFUSE, reason),
  RECHECK: event(
    words.events.RECHECK,
    z.strictObject({ groups: z.array(z.enum(groups)).min(1).max(4), reason: sentence }),
  ),
  RETIRE: event(words.events.RETIRE, reason),
};
export type Event = EventsOf<typeof events>;
