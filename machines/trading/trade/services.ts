// T10: a third-party body acts within the services that it is registered for; the names are those of T10 and T11(3).
import type { CaseFact } from '../../kernel/lifecycle.ts';

/** A price proposal comes from an evaluation body (T19). */
export const evaluating: readonly string[] = [
  '资产评估',
  '资产评估服务',
  '数据资产评估',
  '数据资产评估服务',
  '数据评估',
  '数据评估服务',
  'evaluation',
];
export const arbitrating: readonly string[] = ['争议仲裁', '争议仲裁服务', 'arbitration'];

export const serves = (body: CaseFact | null, services: readonly string[]): boolean => {
  const registered = body?.shares['services'];
  return (
    Array.isArray(registered) && registered.some((service) => typeof service === 'string' && services.includes(service))
  );
};
