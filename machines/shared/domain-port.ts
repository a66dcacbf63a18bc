// Replies of the operation domain (port `domain`, hat DOMAIN). An act that the domain has not confirmed has not happened.
// Calls of one case run in parallel: each carries `order`, a counter of the case, and the domain ignores a call whose
// order is lower than one that it has carried out.
import * as z from 'zod';
import { say } from '../law/cite.ts';
import { told } from './events.ts';
import { sentence, title } from './schemas.ts';

const words = {
  ACCESS_PROVISIONED: say('域内权限已开通', 'The domain has provisioned access'),
  ACCESS_SUSPENDED: say('域内权限已暂停', 'The domain has suspended access'),
  ACCESS_RESTORED: say('域内权限已恢复', 'The domain has restored access'),
  ACCESS_REVOKED: say('域内权限已撤销', 'The domain has revoked access'),
  DATA_DELETED: say('域内数据已删除', 'The domain has deleted the data'),
  DATA_IMPORTED: say('社会数据已导入', 'The domain has imported the data'),
  TECH_CHECKED: say('技术检查完成', 'The domain has checked the product'),
  PRODUCT_EXPORTED: say('产品已导出', 'The domain has exported the product'),
};

const receipt = z.strictObject({ receipt: title });
/** `remaining`: how much access is still open, or how many data still exist; the act is done at zero. */
const partly = receipt.extend({ remaining: z.int().min(0) });

export const domainReplies = {
  ACCESS_PROVISIONED: told(words.ACCESS_PROVISIONED, receipt),
  ACCESS_SUSPENDED: told(words.ACCESS_SUSPENDED, receipt),
  ACCESS_RESTORED: told(words.ACCESS_RESTORED, receipt),
  ACCESS_REVOKED: told(words.ACCESS_REVOKED, partly),
  DATA_DELETED: told(words.DATA_DELETED, partly),
  DATA_IMPORTED: told(words.DATA_IMPORTED, receipt),
  TECH_CHECKED: told(
    words.TECH_CHECKED,
    z.strictObject({ rawData: z.boolean(), reversible: z.boolean(), report: sentence }),
  ),
  PRODUCT_EXPORTED: told(words.PRODUCT_EXPORTED, receipt),
};

type Partly = { event: { type: string; remaining?: number } };
/** Chooses between complete and partial. */
export const nothingRemains = ({ event }: Partly): boolean => event.remaining === 0;
