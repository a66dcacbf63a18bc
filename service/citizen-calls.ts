// The reference of a citizen, for those who register citizens and for the citizen alone.
import type { Caller } from '../accounts/identity.ts';
import type { Ledger } from '../ledger/index.ts';
import { type Actor, type Refusal, refuse } from '@shuquan/machines/kernel';
import type { Role } from '@shuquan/machines/law';
import { InvalidIdentityNumber, citizenRef } from './citizens.ts';
import { type No, no, notConfigured } from './door.ts';
import { who } from './titles.ts';

type As = { as: Caller };
type Asking = {
  ledger: Ledger;
  acting: <T>(as: Caller, work: (actor: Actor) => Promise<T>) => Promise<T | No>;
  identityKey: string | undefined;
};
/** They name citizens in what they file (T9, T12, P15); anybody else could try numbers until one is somebody's. */
const citizenHats: Role[] = ['OPCO', 'CENTER', 'MERCHANT', 'APPLICANT', 'OPERATOR'];

export const citizenCalls = ({ ledger, acting, identityKey }: Asking) => ({
  /** The reference under which a citizen registers. The number is neither kept nor logged. */
  citizenRef: ({ as, identityNumber }: As & { identityNumber: string }): Promise<{ ok: true; ref: string } | No> =>
    acting<{ ok: true; ref: string } | No>(as, async (by) => {
      if (!identityKey) return notConfigured('identityKey');
      const registers = citizenHats.includes(by.hat);
      if (!registers && !by.party?.startsWith('citizen:')) return notForCitizens();
      const over = await ledger.use('citizen', by);
      if (over) return over;
      try {
        const ref = citizenRef(identityKey, identityNumber);
        return registers || by.party === `citizen:${ref}` ? { ok: true, ref } : notForCitizens();
      } catch (error) {
        if (!(error instanceof InvalidIdentityNumber)) throw error;
        return no('IDENTITY_MALFORMED', {
          zh: `身份证号码有误（GB 11643：${whyNoIdentity[error.why]}）。`,
          en: error.message,
        });
      }
    }),
});

const notForCitizens = (): Refusal =>
  refuse(
    'ROLE_NOT_ALLOWED',
    {
      zh: `公民引用号由${citizenHats.map((hat) => who(hat).title.zh).join('、')}查询；公民本人只能核对自己的号码。`,
      en: `The reference of a citizen is for ${citizenHats.map((hat) => who(hat).title.en).join(' and ')}; a citizen checks their own number alone.`,
    },
    { articles: ['T25'] },
  );
const whyNoIdentity: Record<InvalidIdentityNumber['why'], string> = {
  length: '位数不符',
  character: '含有不应出现的字符',
  birthDate: '出生日期不存在',
  checksum: '校验码不符',
};
