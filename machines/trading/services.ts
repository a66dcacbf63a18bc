// T10: a third-party body acts within the services that it is registered for; the names are those of T10 and T11(3).
import type { CaseFact } from '../kernel/lifecycle.ts';

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
/** A report on the compliance of an object comes from a body that certifies, audits or advises on law (T6, T10, T17). */
export const certifying: readonly string[] = [
  '合规认证',
  '合规认证服务',
  '数据合规认证',
  '数据合规认证服务',
  '合规评估',
  '合规评估服务',
  '安全审计',
  '安全审计服务',
  '安全审查',
  '安全审查服务',
  '风险评估',
  '风险评估服务',
  '法律咨询',
  '法律咨询服务',
  'certification',
];
export const arbitrating: readonly string[] = ['争议仲裁', '争议仲裁服务', 'arbitration'];

export const serves = (body: CaseFact | null, services: readonly string[]): boolean => {
  const registered = body?.shares['services'];
  return (
    Array.isArray(registered) && registered.some((service) => typeof service === 'string' && services.includes(service))
  );
};
