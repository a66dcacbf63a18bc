// The default pack: both Changchun regulations as published for comment on 2023-06-15. Its values are the
// registry's own, its role titles those of `law/roles.ts`, its limits the ones that the articles themselves set.
import type { ArticleId, Text } from '../law/cite.ts';
import type { Role } from '../law/roles.ts';
import type { LimitsByKey } from './check.ts';
import { type Values, parameterKeys, parameters } from './parameters.ts';

export type Pack = {
  id: string;
  title: Text;
  /** The legal texts that the pack stands for. */
  source: Text;
  values: Values;
  roleTitles: Partial<Record<Role, Text>>;
  limits: LimitsByKey;
  /** The day from which its legal text binds; none for a draft. */
  inForce?: string;
  /** How its legal text numbers what the register names; absent: as the drafts of 2023 do. */
  articles?: Partial<Record<ArticleId, Text>>;
  /** What of its legal text it does not claim to carry. */
  notClaimed?: Text[];
};

export const cc2023Draft: Pack = {
  id: 'cc-2023-draft',
  title: {
    zh: '长春市数据交易与公共数据授权运营（2023 年征求意见稿）',
    en: 'Changchun, data trading and authorized operation (2023 drafts)',
  },
  source: {
    zh: '《长春市数据交易管理办法（试行）（征求意见稿）》《长春市公共数据授权运营管理办法（试行）（征求意见稿）》，2023-06-15 公开征求意见',
    en: 'Changchun Measures on Data Trading (for trial, draft for comment) and Changchun Measures on Authorized Operation of Public Data (for trial, draft for comment), published 2023-06-15',
  },
  values: Object.fromEntries(parameterKeys.map((key) => [key, parameters[key].value])) as Values,
  roleTitles: {},
  limits: {},
};
