// Case ids and the addresses of their pages: `/cases/trade/91220101MA0Y2TLK3X/1`.
import { useParams } from '@tanstack/react-router';

export type CaseParams = { lifecycle: string; stem: string; n: string };

/** `trade/91220101MA0Y2TLK3X/1` → the parts of its address. What stands between the first and the last slash is the stem. */
export function paramsOf(caseId: string): CaseParams {
  const [lifecycle = '', ...rest] = caseId.split('/');
  const n = rest.pop() ?? '';
  return { lifecycle, stem: rest.join('/'), n };
}
export const caseIdOf = ({ lifecycle, stem, n }: CaseParams): string => `${lifecycle}/${stem}/${n}`;
export const lifecycleOf = (caseId: string): string => paramsOf(caseId).lifecycle;
/** What people call the number of a case: without the kind, which stands beside it in words. */
export const numberOf = (caseId: string): string => caseId.slice(caseId.indexOf('/') + 1);

/** Of the page that is open. */
export const useCaseId = (): string => caseIdOf(useParams({ strict: false }) as CaseParams);

/** Every case that a value names. */
export function casesIn(value: unknown, lifecycles: readonly string[]): string[] {
  if (typeof value === 'string') return lifecycles.includes(lifecycleOf(value)) && /\/\d+$/.test(value) ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap((one) => casesIn(one, lifecycles)) : [];
}
