// Rules that several charts share. Each takes the articles from the chart that uses it.
import { type Basis, type Text, say } from '../law/cite.ts';
import type { Role } from '../law/roles.ts';
import { handsOf, personsIn } from '../kernel/hands.ts';
import { type Actor, type CitedGuard, type Stamp, type Unspoken, cited } from '../kernel/lifecycle.ts';

const words = {
  actsFor: say(
    '只能为本人或者本单位办理；请以该主体的身份提交',
    'a person acts only for themselves or for their own organisation; submit it in that party’s name',
  ),
};
/** The sentence of a rule about two persons; a lifecycle's words say who must differ from whom. */
export const anotherPerson = (zh: string, en: string): Text =>
  say(
    `经办与复核须为不同人员，${zh}；请由另一位有权人员办理`,
    `maker and checker are different persons: ${en}; ask another person in this role`,
  );

/** The persons of a list, and those behind one more act. */
export const withHands = (known: readonly (string | null | undefined)[], actor: Actor | undefined): string[] =>
  personsIn([...known, ...handsOf(actor)]);

type Args<C> = { context: C; event: Partial<Stamp> };
type Makers<C> = (context: C) => (string | null | undefined)[];
type Checked<C> = (args: Args<C>) => boolean;

/** Maker is not checker: judged on persons, whatever hats they wear. Its sentence stands in the lifecycle's words. */
export function checkerDiffersFrom<C>(makers: Makers<C>, law: Basis | Basis[]): Unspoken<Checked<C>>;
/** The same with its sentence. */
export function checkerDiffersFrom<C>(
  makers: Makers<C>,
  law: Basis | Basis[],
  zh: string,
  en: string,
): CitedGuard<Checked<C>>;
export function checkerDiffersFrom<C>(
  makers: Makers<C>,
  law: Basis | Basis[],
  zh?: string,
  en?: string,
): Unspoken<Checked<C>> | CitedGuard<Checked<C>> {
  // The system checks nothing on its own behalf: who stands behind it counts. Without an actor nobody is another person.
  const test: Checked<C> = ({ context, event }) => {
    const made = makers(context);
    return !!event.actor && !handsOf(event.actor).some((person) => made.includes(person));
  };
  const code = 'MAKER_IS_CHECKER';
  return zh === undefined || en === undefined
    ? cited(law, 'context', test, code)
    : cited(test, { law, reads: 'context', code, says: anotherPerson(zh, en) });
}

type Opening<I> = { event: { input: I } & Stamp };
/** The person who opens a case acts for the party that it is about; the hats of `except` open it for others. */
export const actsFor = <I>(
  party: (input: I) => string,
  law: Basis | Basis[],
  except: Role[] = [],
): CitedGuard<(args: Opening<I>) => boolean> =>
  cited(({ event }: Opening<I>) => except.includes(event.actor.hat) || event.actor.party === party(event.input), {
    law,
    reads: 'context',
    says: words.actsFor,
  });
