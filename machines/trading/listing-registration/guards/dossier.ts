// What the dossier of a version must show (T12, T14, T17, T22, T30).
import { dateOf, dueAt, endOfDay } from '../../../kernel/durations.ts';
import { env, now, param } from '../../../kernel/env.ts';
import { type Unspoken, cited } from '../../../kernel/lifecycle.ts';
import { type Basis, outside, reading, text } from '../../../law/cite.ts';
import type { Declared } from '../../../shared/schemas.ts';
import type { Args } from '../context.ts';
import type { Dossier } from '../events.ts';
import { dossierOf, heeded, isCrossBorder, isWithin } from './reading.ts';

const isShown = (item: Declared | undefined): boolean => Boolean(item?.declared && item.evidence?.length);

/** One of the five prohibitions, declared by the owner. */
const declaredClear = (field: keyof Dossier['declarations'], law: Basis): Unspoken<(args: Args) => boolean> =>
  cited(law, 'payload', (args: Args) => Boolean(dossierOf(args)?.declarations?.[field]?.declared), {
    path: `dossier.declarations.${field}`,
  });

export const dossierGuards = {
  nationalSecurityIsDeclared: declaredClear('nationalSecurity', text('T14(1)')),
  othersRightsAreDeclared: declaredClear('othersRights', text('T14(2)')),
  enterpriseRightsAreDeclared: declaredClear('enterpriseRights', text('T14(3)')),
  sourceIsDeclaredLawful: cited(
    text('T14(4)'),
    'payload',
    (args: Args) => {
      const source = dossierOf(args)?.declarations?.source;
      return Boolean(source?.declared) && source?.fromIllegalChannel === false && source.fromIrregularChannel === false;
    },
    { path: 'dossier.declarations.source' },
  ),
  otherProhibitionsAreDeclared: declaredClear('otherProhibitions', text('T14(5)')),
  personalDataIsConsentedOrAnonymised: cited(text('T12'), 'payload', (args: Args) => {
    const personal = dossierOf(args)?.personalData;
    if (personal?.mode === 'anonymised') return isShown(personal.unidentifiable) && isShown(personal.irreversible);
    return (
      personal?.mode === 'none' ||
      (personal?.mode === 'consent' && Boolean(personal.register) && personal.guardians <= personal.persons)
    );
  }),
  consentCoversPurposes: cited(reading('T12', 'D-0073'), 'payload', (args: Args) => {
    const dossier = dossierOf(args);
    return dossier?.personalData?.mode !== 'consent' || isWithin(dossier.purposes, dossier.personalData.purposes);
  }),
  withdrawnPersonsAreRemoved: cited(reading('T12', 'D-0073'), 'payload', (args: Args) => {
    const personal = dossierOf(args)?.personalData;
    return (
      personal !== undefined &&
      (personal.mode !== 'consent' || isWithin(heeded(dossierOf(args), args.context), personal.removed))
    );
  }),
  guardiansConsent: cited(text('T12'), 'payload', (args: Args) => {
    const personal = dossierOf(args)?.personalData;
    return (
      personal?.mode !== 'consent' ||
      (personal.wards !== undefined && personal.wards <= personal.persons && personal.guardians === personal.wards)
    );
  }),
  contentIsFreeOfWithdrawn: cited(reading('T12', 'D-0164'), 'payload', (args: Args) => {
    const dossier = dossierOf(args);
    const persons = heeded(dossier, args.context);
    return !args.context.contents.some(
      ({ fingerprint, consent, removed }) =>
        consent && fingerprint === dossier?.fingerprint && !isWithin(persons, removed),
    );
  }),
  assessmentHasAnEnd: cited(
    outside(
      'Measures for Security Assessment of Data Exports art. 14; Provisions on Cross-border Data Flows art. 9',
      'The result of a security assessment is valid for three years from the day on which it was given.',
      'T30',
    ),
    'payload',
    (args: Args) => {
      const delivery = dossierOf(args)?.delivery;
      const procedure = delivery && isCrossBorder(delivery) ? delivery.procedure : undefined;
      if (procedure?.kind !== 'securityAssessment') return true;
      const { issued, until } = procedure;
      if (!issued || !until || issued > dateOf(now())) return false;
      const term = param('trade.crossBorder.assessmentValidity');
      return endOfDay(until) <= dueAt(`${issued}T00:00:00+08:00`, term, env().calendar, { roll: false }).at;
    },
  ),
  crossBorderProcedureIsShown: cited([text('T30'), reading('T30', 'D-0074')], 'payload', (args: Args) => {
    const delivery = dossierOf(args)?.delivery;
    if (!delivery) return false;
    const { procedure } = delivery;
    return (
      !isCrossBorder(delivery) ||
      (procedure !== undefined && (procedure.until === undefined || procedure.until >= dateOf(now())))
    );
  }),
  deliveryRuleIsStated: cited(reading(['T17', 'T22'], 'D-0165'), 'payload', (args: Args) => {
    const delivery = dossierOf(args)?.delivery;
    return (
      delivery !== undefined && ((delivery.rule ?? 'fingerprint') === 'fingerprint' || Boolean(delivery.statement))
    );
  }),
};
