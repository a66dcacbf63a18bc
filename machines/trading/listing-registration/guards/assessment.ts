// What the assessment must find and by whom (T11–T14, T17, T30), and what is published of it (T6, T25).
import { dateOf } from '../../../kernel/durations.ts';
import { now, param } from '../../../kernel/env.ts';
import { type Unspoken, branch, cited } from '../../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../../law/cite.ts';
import { isInForce, ruleIsInForce } from '../../../shared/rule-register/in-force.ts';
import { checkerDiffersFrom } from '../../../shared/rules.ts';
import type { Args, Context } from '../context.ts';
import type { Findings } from '../events.ts';
import { dossierOf, isNamed, isWithin, regionsOf } from './reading.ts';

const sameSet = (one: unknown, other: unknown): boolean => isWithin(one, other) && isWithin(other, one);
/** One finding of the assessment. */
const foundClear = (field: keyof Findings, law: Basis): Unspoken<(args: Args) => boolean> =>
  cited(
    law,
    'payload',
    ({ event }: Args) => ('assessment' in event ? Boolean(event.assessment?.findings?.[field]?.clear) : false),
    { path: `assessment.findings.${field}` },
  );

export const assessmentGuards = {
  standardIsInForce: cited(
    reading('T17', 'D-0264'),
    'facts',
    ({ event }: Args) =>
      'assessment' in event && isInForce(event.facts, event.assessment?.standard, 'assessmentStandard', now()),
  ),
  safetyIsClear: foundClear('safety', text('T17')),
  nationalSecurityIsClear: foundClear('nationalSecurity', text('T14(1)')),
  othersRightsAreClear: foundClear('othersRights', text('T14(2)')),
  enterpriseRightsAreClear: foundClear('enterpriseRights', text('T14(3)')),
  sourceIsNotIllegal: foundClear('illegalSource', text('T14(4)')),
  sourceIsNotIrregular: foundClear('irregularSource', text('T14(4)')),
  noOtherProhibition: foundClear('otherProhibitions', text('T14(5)')),
  personalDataIsClear: foundClear('personalData', text('T12')),
  crossBorderIsClear: foundClear('crossBorder', text('T30')),
  deliveryRuleIsClear: cited(reading(['T17', 'T22'], 'D-0165'), 'payload', (args: Args) => {
    const { event } = args;
    return (
      (dossierOf(args)?.delivery?.rule ?? 'fingerprint') === 'fingerprint' ||
      ('assessment' in event && event.assessment?.findings?.deliveryRule?.clear === true)
    );
  }),
  publicViewIsTheRegisters: cited(reading(['T6', 'T25'], 'D-0167'), 'payload', ({ context, event }: Args) => {
    const view = event.type === 'PUBLISH' ? event.publicView : undefined;
    const { dossier } = context;
    return (
      view !== undefined &&
      dossier !== null &&
      view.title === context.title &&
      view.class === context.type.class &&
      sameSet(view.purposes, dossier.purposes) &&
      sameSet(view.regions, regionsOf(dossier.delivery)) &&
      view.certificate === context.certificate?.number
    );
  }),
  publicationRuleIsInForce: ruleIsInForce('publication', reading('T6', 'D-0314')),
  priceLimitIsPublished: cited(
    gap(['T19', 'P24'], 'D-0315'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'PUBLISH' &&
      (param('pd.price.limitedFrom') === null ||
        dateOf(now()) < param('pd.price.limitedFrom')! ||
        context.publicData === null ||
        event.publicView?.priceLimit !== undefined),
  ),
  assessorDiffersFromApplicant: checkerDiffersFrom<Context>(({ applicants }) => applicants, reading('T17', 'D-0005')),
  changeAssessorDiffers: checkerDiffersFrom<Context>(
    ({ change, applicants }) => [...(change?.by ?? []), ...applicants],
    reading('T17', 'D-0005'),
  ),
  consenterDiffersFromApplicant: checkerDiffersFrom<Context>(
    ({ applicants }) => applicants,
    reading('T11(4)', 'D-0005'),
  ),
  typeAwaitsConsent: branch(({ context }: Args) => !isNamed(context.type) && context.consentedBy === null),
};
