// P9, P14 and P15, item by item: what the applicant shows and the reviewer finds, by article. Enterprise and legal
// representative are two questions each time.
import type { ArticleId } from '../../law/cite.ts';

export const requirements = {
  partyOrganisation: 'P14(1)',
  partyDecides: 'P14(1)',
  soundBusiness: 'P14(2)',
  qualifications: 'P14(2)',
  expertise: 'P14(2)',
  capacity: 'P14(2)',
  enterpriseRecord: 'P14(3)',
  representativeRecord: 'P14(3)',
  enterpriseLists: 'P14(4)',
  representativeLists: 'P14(4)',
  securityLead: 'P15(1)',
  internalRules: 'P15(1)',
  protectionExperience: 'P15(2)',
  cryptographyExperience: 'P15(2)',
  securityCertification: 'P15(3)',
  riskEvaluation: 'P15(4)',
  admissibleData: 'P9',
} as const satisfies Record<string, ArticleId>;

export type Requirement = keyof typeof requirements;
export const requirementKeys = Object.keys(requirements) as [Requirement, ...Requirement[]];

/** What is found met again at signing; which data are admissible, the review has found. */
export const conditionKeys = requirementKeys.filter((key) => key !== 'admissibleData') as [
  Exclude<Requirement, 'admissibleData'>,
  ...Exclude<Requirement, 'admissibleData'>[],
];

/** P9: the five kinds of data that may not be operated. */
export const prohibitions = [
  'stateSecrets',
  'publicSecurity',
  'notToBeOpened',
  'closedByLaw',
  'otherwiseUnsuitable',
] as const;
export type Prohibition = (typeof prohibitions)[number];
