// Pieces that the lifecycles' event schemas share. zod stays in `events.ts` files, here, and at the doors.
import { fault } from '../kernel/faults.ts';
import * as z from 'zod';
import { checkUscc } from '../kernel/identifiers.ts';

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, fault('须为 64 位小写十六进制的 SHA-256 值', 'sha256 as 64 lower-case hex digits'));
// Control and format characters hide or turn what is read; a name of marks, spaces and fillers alone shows nothing.
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029\u115F\u1160\u3164\uFFA0]/u;
const hiddenInText = /(?![\n\r\t])[\p{Cc}\p{Cf}\u2028\u2029\u115F\u1160\u3164\uFFA0]/u;
const shown = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Holds something that is seen, and nothing that hides: no control, zero-width or direction characters. */
const visible = <S extends z.ZodString>(schema: S, forbidden = hidden) =>
  schema
    .refine((text) => shown.test(text), fault('须含可见文字', 'holds something that can be seen'))
    .refine(
      (text) => !forbidden.test(text),
      fault('不得含控制字符、零宽字符或者文字方向字符', 'holds no control, zero-width or direction characters'),
    );

/** A stored document: content-addressed, so that the reference is the proof. */
export const documentRef = z.strictObject({ sha256, name: visible(z.string().min(1).max(200)) });
export type DocumentRef = z.output<typeof documentRef>;

/** Some lines of text. */
export const sentence = visible(z.string().trim().min(2).max(4000), hiddenInText);
export const reason = z.strictObject({ reason: sentence });
export const title = visible(z.string().trim().min(1).max(200));
export const caseId = z
  .string()
  .min(3)
  .max(200)
  .regex(/^[A-Za-z]+\/[^\s]+$/, fault('须为案件编号，例如 trade/…/1', 'a case id, like `trade/…/1`'));
/** An instant with its zone. */
export const instant = z.iso.datetime({ offset: true });
/** A calendar day in Asia/Shanghai. */
export const day = z.iso.date();
/** Money in fen (1/100 yuan), whole. */
export const fen = z.int().min(0).max(1e14);

/** An organisation by its unified social credit code. A failing checksum asks for a reason and is kept; it never blocks. */
export const organisation = z
  .strictObject({
    type: z.literal('organisation'),
    uscc: z
      .string()
      .regex(
        /^[0-9A-HJ-NPQRTUWXY]{18}$/,
        fault(
          '统一社会信用代码须为 18 位（GB 32100-2015）',
          'a unified social credit code has 18 characters (GB 32100-2015)',
        ),
      ),
    name: title,
    /** Why a code with a wrong check character is accepted. */
    usccOverride: sentence.optional(),
  })
  .superRefine((value, issue) => {
    const check = checkUscc(value.uscc);
    if (!check.ok && !value.usccOverride)
      issue.addIssue({
        code: 'custom',
        path: ['uscc'],
        message: `check character should be ${check.expected ?? 'another'} (GB 32100-2015); correct the code, or give usccOverride with a reason`,
        params: {
          zh: `校验码不符（GB 32100-2015）${check.expected ? `，应为“${check.expected}”` : ''}；请更正代码，或者在 usccOverride 中说明理由`,
        },
      });
  });
/** A citizen, found by a keyed hash: the identity number itself never enters a case. */
export const citizen = z.strictObject({
  type: z.literal('citizen'),
  ref: z
    .string()
    .regex(
      /^[0-9a-f]{32}$/,
      fault('须为公民登记引用值，不得为身份证号码', 'a citizen reference (keyed hash), not an identity number'),
    ),
});

/** One declared item of a checklist with its evidence. */
export const declared = z.strictObject({
  declared: z.literal(true),
  evidence: z.array(documentRef).max(20).default([]),
  note: sentence.optional(),
});
export type Declared = z.output<typeof declared>;

/** Points that a reviewer returns for correction. */
export const returned = z.strictObject({
  items: z
    .array(z.strictObject({ item: title, problem: sentence }))
    .min(1)
    .max(50),
});
