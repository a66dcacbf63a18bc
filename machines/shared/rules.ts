// Rules that several charts share. Each takes the articles from the chart that uses it.
import type { Basis } from '../law/cite.ts';
import type { Role } from '../law/roles.ts';
import { type CitedGuard, type Stamp, cited } from '../kernel/lifecycle.ts';

type Args<C> = { context: C; event: Partial<Stamp> };

/** Maker is not checker: judged on persons, whatever hats they wear. */
export const checkerDiffersFrom = <C>(
  makers: (context: C) => (string | null | undefined)[],
  law: Basis | Basis[],
  zh: string,
  en: string,
): CitedGuard<(args: Args<C>) => boolean> =>
  cited(({ context, event }: Args<C>) => !!event.actor && !makers(context).includes(event.actor.person), {
    law,
    reads: 'context',
    code: 'MAKER_IS_CHECKER',
    says: {
      zh: `经办与复核须为不同人员：${zh}。请由另一位有权人员办理。`,
      en: `maker and checker must be different persons: ${en}. Ask another person with this role.`,
    },
  });

/** Whoever opens a case acts for the party that it is about. */
export const actsFor = <I>(
  party: (input: I) => string,
  law: Basis | Basis[],
  except: Role[] = [],
): CitedGuard<(args: { event: { input: I } & Stamp }) => boolean> =>
  cited(
    ({ event }: { event: { input: I } & Stamp }) =>
      except.includes(event.actor.hat) || event.actor.party === party(event.input),
    {
      law,
      reads: 'context',
      says: {
        zh: '只能为本人或本单位办理；请以该主体的身份提交。',
        en: 'you can do this only for yourself or your own organisation; act in that party’s hat',
      },
    },
  );
