// T14: the five prohibitions, assessed one by one, of an object and of a trade.
import type * as z from 'zod';
import { text } from '../law/cite.ts';
import { demanded } from '../shared/fields.ts';

/** A finding on each; which of them is missing, a guard says. */
export const prohibitions = <F extends z.ZodType>(finding: F) => ({
  nationalSecurity: demanded(
    '危害国家安全、公共利益和社会稳定',
    'Harm to national security, the public interest or social stability',
    finding,
    text('T14(1)'),
  ),
  othersRights: demanded(
    '侵犯他人合法权益、个人隐私',
    'Harm to the rights or the privacy of others',
    finding,
    text('T14(2)'),
  ),
  enterpriseRights: demanded(
    '涉及未经授权的特定企业权益',
    'Rights of enterprises without authorization',
    finding,
    text('T14(3)'),
  ),
  illegalSource: demanded('从非法渠道获取', 'Obtained through illegal channels', finding, text('T14(4)')),
  irregularSource: demanded('从违规渠道获取', 'Obtained through irregular channels', finding, text('T14(4)')),
  otherProhibitions: demanded('其他明确禁止交易的情形', 'Other explicit prohibitions', finding, text('T14(5)')),
});
