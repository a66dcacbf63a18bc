// What the table of coverage holds the project to, and what is openly left for later.
import { type ArticleId, articles, type Role } from '@shuquan/machines/law';
import { lifecycles } from '@shuquan/machines';

/** A regulation is enforced as a whole once all of these lifecycles are in the product. */
const wholeWith: Record<'T' | 'P', string[]> = {
  T: ['subjectRegistration', 'listingRegistration', 'trade', 'violationCase'],
  P: [
    'annualAnnouncement',
    'authorizationApplication',
    'expertReview',
    'committeeMatter',
    'operatingAgreement',
    'scenarioGrant',
    'staffAdmission',
    'dataImport',
    'productExport',
    'dataQualityIssue',
    'operationReport',
    'annualReport',
    'annualEvaluation',
    'operatorRectification',
    'earlyTermination',
    'revocation',
    'domainClosure',
    'domainAcceptance',
  ],
};
export type Regulation = keyof typeof wholeWith;
export const regulationOf = (id: string): Regulation => id[0] as Regulation;
/** Are all lifecycles of the regulation there? */
export const isWhole = (regulation: Regulation): boolean => wholeWith[regulation].every((id) => id in lifecycles);

/** Articles that a later lifecycle will carry: they are in the table as planned until it is in the product. */
const planned: Partial<Record<ArticleId, string[]>> = {
  T34: ['informationAccess'],
  T35: ['informationAccess'],
};
/** The lifecycles that an article still waits for; empty when it is enforced now. */
export const awaited = (id: ArticleId): string[] =>
  (planned[id] ?? []).filter((lifecycle) => !(lifecycle in lifecycles));

/** `T8` for `T8(2)`, else undefined. */
const parentOf = (id: string): string | undefined => (id.includes('(') ? id.slice(0, id.indexOf('(')) : undefined);
/** The numbered items of an article. */
export const itemsOf = (id: string): ArticleId[] =>
  (Object.keys(articles) as ArticleId[]).filter((other) => parentOf(other) === id);

/** Articles that only say who does something: enforced wherever nobody but that hat may do it. */
export const hatsOf: Partial<Record<Role, ArticleId>> = { SUPERVISOR: 'T4', AUTHORITY: 'P5', PROVIDER: 'P6(2)' };
