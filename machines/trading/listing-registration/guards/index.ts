// What a listing must satisfy: T11, T12, T14, T17, T30, and P4(3), P27 for products of public data.
// The same rules apply to the first version and to every later one. All total: what is missing is false.
import { speaking } from '../../../kernel/lifecycle.ts';
import { words } from '../words.ts';
import { assessmentGuards } from './assessment.ts';
import { dossierGuards } from './dossier.ts';
import { inForceGuards } from './in-force.ts';
import { otherCaseGuards } from './others.ts';

export const declarationRules = [
  'nationalSecurityIsDeclared',
  'othersRightsAreDeclared',
  'enterpriseRightsAreDeclared',
  'sourceIsDeclaredLawful',
  'otherProhibitionsAreDeclared',
] as const;
/** What other cases must still say, at every step. */
const current = [
  'ownerIsActive',
  'ownerMayOffer',
  'complianceBodyIsFit',
  'exportIsValid',
  'contentIsTheExports',
  'ownerMayOperateProducts',
  'purposesLieWithinScenarios',
] as const;
/** Of the first content; nobody can have withdrawn yet. */
export const firstDossierRules = [
  ...declarationRules,
  'personalDataIsConsentedOrAnonymised',
  'guardiansConsent',
  'consentCoversPurposes',
  'crossBorderProcedureIsShown',
  'assessmentHasAnEnd',
  'deliveryRuleIsStated',
  ...current,
] as const;
export const dossierRules = [...firstDossierRules, 'withdrawnPersonsAreRemoved', 'contentIsFreeOfWithdrawn'] as const;
/** A later version differs from what stands, or renews the certificate. */
export const changeRules = ['changeIsStated', ...dossierRules] as const;
export const assessmentRules = [
  'standardIsInForce',
  'safetyIsClear',
  'nationalSecurityIsClear',
  'othersRightsAreClear',
  'enterpriseRightsAreClear',
  'sourceIsNotIllegal',
  'sourceIsNotIrregular',
  'noOtherProhibition',
  'personalDataIsClear',
  'crossBorderIsClear',
  'deliveryRuleIsClear',
  // What may have changed since it was submitted is asked again; the content on file is among those that are looked at.
  'contentIsFreeOfWithdrawn',
  'crossBorderProcedureIsShown',
  'assessmentHasAnEnd',
  ...current,
] as const;
export const publicationRules = [
  'publicViewIsTheRegisters',
  'publicationRuleIsInForce',
  'priceLimitIsPublished',
  'crossBorderProcedureIsShown',
  'assessmentHasAnEnd',
  ...current,
] as const;

export const guards = speaking(words.rules, {
  ...dossierGuards,
  ...otherCaseGuards,
  ...assessmentGuards,
  ...inForceGuards,
});
