// Places of rules that no test has seen refuse yet: why, and the day from which the build asks for it.
type Exempt = { place: string; why: string; until: string };

const untold = (places: string[]): Exempt[] =>
  places.map((place) => ({ place, why: 'other rules have refused first in every test so far', until: '2026-12-15' }));

export const exempt: Exempt[] = untold([
  'annualAnnouncement AMEND windowIsSet',
  'annualAnnouncement SUBMIT windowIsSet',
  'committeeMatter VOTE memberSits',
  'dataImport SUBMIT applicantIsNoReviewer',
  'domainAcceptance CHECK_FUNCTIONS checkerDiffersFromRemedier',
  'domainAcceptance CHECK_STANDARDS checkerDiffersFromRemedier',
  'domainClosure VERIFY_DELETION deletionIsConfirmed',
  'expertReview DECLARE_NO_CONFLICT expertSits',
  'expertReview RECUSE expertSits',
  'expertReview REPLACE panelHasNoHands',
  'expertReview SUBMIT_SCORE expertSits',
  'operatingAgreement PROPOSE termIsStated',
  'operatorRectification ACCEPT feedbackIsOnFile',
  'productExport EXPORT manifestHoldsNoRawData',
  'productExport EXPORT manifestIsIrreversible',
  'productExport SUBMIT submitterIsNoReviewer',
  'scenarioGrant RESUBMIT changeIsStated',
  'scenarioGrant START_REVOCATION groundIsListed',
  'scenarioGrant SUBMIT applicantIsNoReviewer',
  'violationCase RETURN_RECTIFICATION rectificationIsDueAhead',
]);
