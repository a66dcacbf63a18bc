// Pieces that the lifecycles' event schemas share. zod stays in `events.ts` files, here, and at the doors.
import { fault } from '../kernel/faults.ts';
import * as z from 'zod';
import { checkUscc } from '../kernel/identifiers.ts';
import type { Duration } from '../regimes/regime.ts';
import { choice, field } from './fields.ts';

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
export const documentRef = z.strictObject({
  sha256: field('SHA-256 值', 'SHA-256', sha256),
  name: field('文件名', 'File name', visible(z.string().min(1).max(200))),
});
export type DocumentRef = z.output<typeof documentRef>;

/** Some lines of text. */
export const sentence = visible(z.string().trim().min(2).max(4000), hiddenInText);
/** Fields that many events have. */
export const named = {
  reason: field('理由', 'Reason', sentence),
  reasonIfAny: field('理由', 'Reason', sentence.optional()),
  note: field('备注', 'Remark', sentence.optional()),
};
export const reason = z.strictObject({ reason: named.reason });
export const title = visible(z.string().trim().min(1).max(200));
export const caseId = z
  .string()
  .min(3)
  .max(200)
  .regex(/^[A-Za-z]+\/[^\s]+$/, fault('须为案件编号，例如 trade/…/1', 'a case id, like `trade/…/1`'));
/** The state whose task is meant, as `show` lists it. */
export const task = z.string().min(1).max(200);
/** The account of a person. */
export const account = visible(z.string().trim().min(1).max(200));
/** An account of the register of persons. */
export const registeredAccount = z
  .string()
  .regex(/^[\p{L}][\p{L}\p{N}._-]{1,63}$/u, fault('须为人员账号', 'an account name: letters, digits, `.`, `_`, `-`'));
/** ISO 3166-1: where a recipient is, or where data are accessed from. */
export const region = z
  .string()
  .regex(/^[A-Z]{2}$/, fault('须为国家或者地区代码，例如 CN、HK', 'a region code, like CN or HK'));
/** A body by its credit code. */
export const organisationParty = z
  .string()
  .regex(
    /^org:[0-9A-HJ-NPQRTUWXY]{18}$/,
    fault('须为单位：写作 org: 加统一社会信用代码', 'an organisation, as `org:` and its credit code'),
  );
/** A citizen by a keyed hash. */
export const citizenParty = z
  .string()
  .regex(
    /^citizen:[0-9a-f]{32}$/,
    fault(
      '须为公民：写作 citizen: 加登记引用值，不得为身份证号码',
      'a citizen, as `citizen:` and a keyed hash, never an identity number',
    ),
  );
/** Either of them. */
export const party = z
  .string()
  .regex(
    /^(org:[0-9A-HJ-NPQRTUWXY]{18}|citizen:[0-9a-f]{32})$/,
    fault(
      '须为主体编号，由类别和统一社会信用代码或者引用值组成',
      'a party, like `org:` and its unified social credit code',
    ),
  );
/** A number of months or years. */
export const term = z
  .string()
  .regex(
    /^[1-9]\d{0,2} (mo|y)$/,
    fault('须为以月或者年计的期限，例如 18 mo、3 y', 'a number of months or years, such as 18 mo or 3 y'),
  )
  .transform((text) => text as Duration);
/** An instant with its zone. */
export const instant = z.iso.datetime({ offset: true });
/** A calendar day in Asia/Shanghai. */
export const day = z.iso.date();
/** Money in fen (1/100 yuan), whole. */
export const fen = z.int().min(0).max(1e14);

/** An organisation by its unified social credit code. A failing checksum asks for a reason and is kept; it never blocks. */
export const organisation = z
  .strictObject({
    type: field('主体类型', 'Type of party', choice({ organisation: ['法人或者其他组织', 'Organisation'] })),
    uscc: field(
      '统一社会信用代码',
      'Unified social credit code',
      z
        .string()
        .regex(
          /^[0-9A-HJ-NPQRTUWXY]{18}$/,
          fault(
            '统一社会信用代码须为 18 位（GB 32100-2015）',
            'a unified social credit code has 18 characters (GB 32100-2015)',
          ),
        ),
    ),
    name: field('单位名称', 'Name of the organisation', title),
    /** Why a code with a wrong check character is accepted. */
    usccOverride: field('校验码不符的说明', 'Why the check character does not fit', sentence.optional()),
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
export const citizenRef = z
  .string()
  .regex(
    /^[0-9a-f]{32}$/,
    fault('须为公民登记引用值，不得为身份证号码', 'a citizen reference (keyed hash), not an identity number'),
  );
/** A citizen, found by a keyed hash: the identity number itself never enters a case. */
export const citizen = z.strictObject({
  type: field('主体类型', 'Type of party', choice({ citizen: ['公民', 'Citizen'] })),
  ref: field('公民登记引用值', 'Citizen reference', citizenRef),
});

/** One declared item of a checklist with its evidence. */
export const declared = z.strictObject({
  declared: field('已声明', 'Declared', z.literal(true)),
  evidence: field('证明材料', 'Evidence', z.array(documentRef).max(20).default([])),
  note: field('说明', 'Explanation', sentence.optional()),
});
export type Declared = z.output<typeof declared>;

/** Points that a reviewer returns for correction. */
export const returned = z.strictObject({
  items: field(
    '补正事项',
    'Points to correct',
    z
      .array(
        z.strictObject({
          item: field('事项', 'Point', title),
          problem: field('存在的问题', 'What is wrong', sentence),
        }),
      )
      .min(1)
      .max(50),
  ),
});
