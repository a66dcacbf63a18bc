// What the operation domain answers (port `domain`, hat DOMAIN). An act that it has not confirmed has not happened.
// Access of a grant, a person or a product comes and goes, and calls run side by side: each carries `order`, a counter
// of its case, and the domain ignores a call whose order is lower than one that it has carried out.
import { z } from 'zod';
import { told } from './events.ts';
import { sentence, title } from './schemas.ts';

const receipt = z.strictObject({ receipt: title });
/** `remaining`: what is still open or still there; not zero is not done. */
const partly = receipt.extend({ remaining: z.int().min(0) });

export const domainReplies = {
  ACCESS_PROVISIONED: told('域内权限已开通', 'The domain has provisioned access', receipt),
  ACCESS_SUSPENDED: told('域内权限已暂停', 'The domain has suspended access', receipt),
  ACCESS_RESTORED: told('域内权限已恢复', 'The domain has restored access', receipt),
  ACCESS_REVOKED: told('域内权限已撤销', 'The domain has revoked access', partly),
  DATA_DELETED: told('域内数据已删除', 'The domain has deleted the data', partly),
  DATA_IMPORTED: told('社会数据已导入', 'The domain has imported the data', receipt),
  TECH_CHECKED: told(
    '技术检查完成',
    'The domain has checked the product',
    z.strictObject({ rawData: z.boolean(), reversible: z.boolean(), report: sentence }),
  ),
  PRODUCT_EXPORTED: told('产品已导出', 'The domain has let the product out', receipt),
};

type Partly = { event: { type: string; remaining?: number } };
/** Chooses between done and done in part. */
export const nothingRemains = ({ event }: Partly): boolean => event.remaining === 0;
