// What people read for a hat, for a relation of a case, and for a clock.
import type { Text } from '../machines/law/cite.ts';
import type { By } from '../machines/kernel/lifecycle.ts';
import { roles } from '../machines/law/roles.ts';
import { isParameterKey, parameters } from '../machines/regimes/parameters.ts';

// Whoever acts for a party of the case; a relation without a title keeps its own name.
const relations: Record<string, Text> = {
  subject: { zh: '登记主体', en: 'the subject' },
  owner: { zh: '标的登记方', en: 'the owner' },
  seller: { zh: '卖方', en: 'the seller' },
  buyer: { zh: '买方', en: 'the buyer' },
  respondent: { zh: '涉案主体', en: 'the respondent' },
  applicant: { zh: '申请单位', en: 'the applicant' },
  operator: { zh: '授权运营单位', en: 'the operator' },
  provider: { zh: '数据提供单位', en: 'the data provider' },
  providers: { zh: '数据提供单位', en: 'the data providers' },
  builder: { zh: '建设单位', en: 'the builder' },
  target: { zh: '整改对象', en: 'the addressee' },
  requester: { zh: '调取单位', en: 'the requesting body' },
};

const kernelClocks: Record<string, Text> = {
  certificateEnds: { zh: '凭证有效期届满', en: 'The certificate ends' },
};

const own = <V>(record: Record<string, V>, key: string): V | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

export type Who = { name: string; title: Text };
export const who = (name: By): Who => ({ name, title: own<Text>(roles, name) ?? own(relations, name) ?? { zh: name, en: name } });

/** What a clock is called: the parameter's title, where the clock is one. */
export const clockTitle = (clock: string): Text => (isParameterKey(clock) ? parameters[clock].title : (own(kernelClocks, clock) ?? { zh: clock, en: clock }));
