// A hold keeps what would be disposed of, until it is lifted under the same name.
import * as z from 'zod';
import { field } from './fields.ts';
import { documentRef, named, sentence, title } from './schemas.ts';

const hold = field('暂缓处置编号', 'Hold', title);
export const holdPlaced = z.strictObject({
  hold,
  basis: field('依据', 'Basis', sentence),
  document: field('文书', 'Document', documentRef),
});
export const holdLifted = z.strictObject({ hold, reason: named.reason });
