// What may be changed of the accounts, and by whom. Administrators decide nothing in a case, and what one of them gave to
// themselves holds only when another one has confirmed it.
import { z } from 'zod';
import { checkUscc, fault } from '@shuquan/machines/kernel';
import { machineHats } from '@shuquan/machines/law';
import { type Principals, citizenParty, hat, isPartyHat, orgParty, personId } from './principals.ts';
import { isPersonalAct } from './personal.ts';
import { type AccountRefusal, refused } from './refusals.ts';

const party = z.union([orgParty, citizenParty]);
const said = z.string().trim().min(2).max(500);
const name = z.string().trim().min(1).max(200);
const wornHat = hat.refine(
  (one) => !machineHats.includes(one),
  fault('系统、银行和运营域不由人员担任', 'the system, banks and the domain prove it by themselves'),
);
const partyMissing = fault('该身份代表主体办理，须写明主体', 'whoever wears it acts for a party: name it');
const endsTooEarly = fault('截止日早于起始日', 'ends before it begins');
const grantId = z.int().positive();
const address = z.url({ protocol: /^https?$/ });

/** One change, as an administrator sends it. Days in Asia/Shanghai, both included; instants in ISO 8601. */
export const changeSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('person'), person: personId, name: name.max(100), email: z.email().optional() }),
  z.strictObject({ do: z.literal('disable'), person: personId, reason: said }),
  z.strictObject({ do: z.literal('enable'), person: personId, reason: said }),
  z.strictObject({ do: z.literal('login'), person: personId, issuer: address, subject: z.string().min(1).max(255) }),
  z.strictObject({ do: z.literal('no-login'), person: personId, issuer: address, subject: z.string().min(1).max(255) }),
  z
    .strictObject({ do: z.literal('organisation'), party: orgParty, name, usccOverride: said.optional() })
    .superRefine(({ party: one, usccOverride }, context) => {
      if (!checkUscc(one.slice('org:'.length)).ok && !usccOverride)
        context.addIssue({
          code: 'custom',
          path: ['party'],
          message: fault(
            '统一社会信用代码的校验码不符（GB 32100-2015）；请更正，或在 usccOverride 中写明理由',
            'the check character does not fit (GB 32100-2015); correct it, or give usccOverride with a reason',
          ),
        });
    }),
  z
    .strictObject({
      do: z.literal('grant'),
      person: personId,
      hat: wornHat,
      party: party.optional(),
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
      /** The decision or letter that it rests on. */ basis: said,
    })
    .superRefine((one, context) => {
      if (isPartyHat(one.hat) && !one.party)
        context.addIssue({ code: 'custom', path: ['party'], message: partyMissing });
      if (one.from && one.until && one.from > one.until)
        context.addIssue({ code: 'custom', path: ['until'], message: endsTooEarly });
    }),
  z.strictObject({ do: z.literal('confirm'), grant: grantId }),
  z.strictObject({ do: z.literal('revoke'), grant: grantId, reason: said }),
  z.strictObject({ do: z.literal('administrator'), person: personId, party: party.optional() }),
  z.strictObject({ do: z.literal('no-administrator'), person: personId, party: party.optional() }),
  z.strictObject({
    do: z.literal('service'),
    client: z
      .string()
      .regex(
        /^[A-Za-z0-9._-]{1,64}$/,
        fault('须为字母、数字、点、连字符和下划线', 'letters, digits, dots, dashes, underscores'),
      ),
    name,
    hat: wornHat.refine(
      isPartyHat,
      fault('程序代表主体办理；法定职责由人员履行', 'a program acts for a party; the offices of the law are persons'),
    ),
    party,
    events: z
      .array(
        z
          .string()
          .regex(
            /^[a-zA-Z]+\.[A-Z_]+$/,
            fault('须为 lifecycle.EVENT 或 lifecycle.OPEN', 'lifecycle.EVENT or lifecycle.OPEN'),
          )
          .refine(
            (what) => !isPersonalAct(what),
            fault('须由人员办理，不得由程序办理', 'this is for a person, not for a program'),
          ),
      )
      .min(1)
      .max(500),
  }),
  z.strictObject({ do: z.literal('no-service'), client: z.string().min(1).max(64), reason: said }),
  z.strictObject({
    do: z.literal('delegate'),
    to: personId,
    hat: wornHat,
    party: party.optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    until: z.iso.datetime({ offset: true }),
    reason: said,
  }),
  z.strictObject({ do: z.literal('end-delegation'), delegation: grantId }),
  z.strictObject({
    do: z.literal('sign-out'),
    person: personId,
    /** One browser; absent: all of the person. */ session: z
      .string()
      .regex(/^[0-9a-f]{16}$/, fault('须为 GET /sessions 所列的登录编号', 'a session as GET /sessions lists it'))
      .optional(),
  }),
]);
export type Change = z.output<typeof changeSchema>;

/** Who changes: a person, or whoever keeps the installation and reaches its database (`file`, `console`). */
export type By = { person: string } | { installation: string };
export const nameOf = (by: By): string => ('person' in by ? by.person : `installation:${by.installation}`);

/** What the tables say about that which a change is about. */
export type About = {
  /** The party of the grant that is confirmed or revoked, and who gave it to whom. */
  grant?: { person: string; party?: string; grantedBy: string; confirmed: boolean; revoked: boolean; ofFile: boolean };
  /** The parties for which the person of the change wears hats; empty: none yet. */
  parties: (string | undefined)[];
  delegation?: { from: string; to: string };
};

const onlyOfTheInstallation = ['login', 'no-login', 'organisation', 'service', 'no-service'];

export const notAdministrator = refused(
  'NOT_ADMINISTRATOR',
  '只有系统管理员可以办理；单位管理员只能管理本单位的人员和身份。',
  'This is for administrators of the installation; those of an organisation keep its own people and hats alone.',
);

/** Undefined where it is allowed. */
export function forbidden(
  by: By,
  change: Change,
  about: About,
  known: Principals,
  at: string,
): AccountRefusal | undefined {
  if (change.do === 'delegate') return undelegable(by, change, known, at);
  if (change.do === 'end-delegation')
    return 'person' in by &&
      ![about.delegation?.from, about.delegation?.to].includes(by.person) &&
      !known.administers(by.person)
      ? refused(
          'NOT_ADMINISTRATOR',
          '委托由委托人、受托人本人或者管理员终止。',
          'A delegation is ended by who gave it, who has it, or an administrator.',
        )
      : undefined;
  if (!('person' in by) || (change.do === 'sign-out' && change.person === by.person)) return undefined;
  if (known.administers(by.person)) return sameHand(by.person, change, about);
  const parties = ownParties(change, about);
  if (
    onlyOfTheInstallation.includes(change.do) ||
    !parties?.length ||
    !parties.every((one) => one && known.administers(by.person, one))
  )
    return notAdministrator;
  return sameHand(by.person, change, about);
}

/** The parties that a change touches; undefined: those of nobody in particular. */
function ownParties(change: Change, { grant, parties }: About): (string | undefined)[] | undefined {
  if (change.do === 'grant' || change.do === 'administrator' || change.do === 'no-administrator') return [change.party];
  if (change.do === 'confirm' || change.do === 'revoke') return grant && [grant.party];
  // Somebody who wears no hat yet belongs to nobody; only whoever they act for may disable or rename them.
  return parties;
}

const sameHand = (person: string, change: Change, { grant }: About): AccountRefusal | undefined =>
  change.do === 'confirm' && grant && [grant.grantedBy, grant.person].includes(person)
    ? refused(
        'NOT_ADMINISTRATOR',
        '本人授予或者为本人授予的身份，须由另一名管理员确认。',
        'A hat that you gave, or that is yours, is confirmed by another administrator.',
      )
    : undefined;

function undelegable(
  by: By,
  change: Extract<Change, { do: 'delegate' }>,
  known: Principals,
  at: string,
): AccountRefusal | undefined {
  if (!('person' in by))
    return refused(
      'NOT_ADMINISTRATOR',
      '委托只能由本人作出。',
      'Only the person who wears the hat can hand it to another.',
    );
  const from = change.from ?? at;
  if (change.to === by.person)
    return refused('ACCOUNT_CONFLICT', '不能委托给本人。', 'A delegation is to another person.');
  if (!(from < change.until && at < change.until))
    return refused(
      'ACCOUNT_CONFLICT',
      '委托的截止时间须晚于开始时间和现在。',
      'A delegation ends after it begins, and after now.',
    );
  const worn = known.worn(at, by.person).some((one) => one.hat === change.hat && one.party === change.party);
  if (!worn)
    return refused(
      'ACCOUNT_CONFLICT',
      '只能委托本人目前担任的身份；受托的身份不得转委托。',
      'Only a hat that you wear yourself can be handed on; one that was handed to you cannot.',
    );
  return undefined;
}
