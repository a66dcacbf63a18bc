// Who is there, in which hat, in which language. The choice is kept in this browser; what it may do is decided by the service.
import { type Client, type Me, type WornHat, createClient, orThrow } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Language } from './words.ts';

/** `of`: whose hat it is, where it is not one's own (development, delegation). */
export type Wearing = { hat: string; party?: string; of?: string };
export type Session = {
  me: Me;
  wearing: Wearing | undefined;
  wear: (one: Wearing | undefined) => void;
  language: Language;
  speak: (language: Language) => void;
  /** In the language of the page. */
  t: (text: Text) => string;
  client: Client;
};

const SessionContext = createContext<Session | undefined>(undefined);
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('no session above this component');
  return session;
}

/** As `Shuquan-Actor` wants it. */
export const actorName = ({ hat, party, of }: Wearing): string => {
  const worn = party ? `${hat}:${party}` : hat;
  return of ? `${of}@${worn}` : worn;
};
const sameHat = (one: WornHat, { hat, party }: Wearing): boolean => one.hat === hat && one.party === party;

/** What this browser keeps may be of yesterday: only a hat that is there is worn. */
export function worn(me: Me, kept: Wearing | undefined): Wearing | undefined {
  if (!me.signedIn)
    return kept?.of &&
      me.people?.some(({ person, hats }) => person === kept.of && hats.some((one) => sameHat(one, kept)))
      ? kept
      : undefined;
  const own = kept && !kept.of && me.hats?.some((one) => sameHat(one, kept));
  const handedOn = kept?.of && me.delegated?.some((one) => one.from === kept.of && sameHat(one, kept));
  if (own || handedOn) return kept;
  const [first] = me.hats ?? [];
  return first && { hat: first.hat, party: first.party };
}

/** Where a browser signs in, to come back to this page. */
export const signInAddress = (): string => `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;

const whoIsThere = async (): Promise<Me> => orThrow(await createClient({ url: location.origin }).me());

/** The hats of whoever is here; in development, of the person that was chosen. */
export const ownHats = ({ me, wearing }: Pick<Session, 'me' | 'wearing'>): WornHat[] =>
  (me.signedIn ? me.hats : me.people?.find(({ person }) => person === wearing?.of)?.hats) ?? [];

type Around = {
  children: ReactNode;
  waiting: ReactNode;
  broken: (again: () => void) => ReactNode;
};
export function SessionProvider({ children, waiting, broken }: Around) {
  const [kept, keep] = useKept<Wearing | undefined>('shuquan.wearing', undefined);
  const [language, speak] = useKept<Language>('shuquan.language', 'zh');
  const { data: me, isError, refetch } = useQuery({ queryKey: ['me'], queryFn: whoIsThere });
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const session = useMemo(() => {
    if (!me) return undefined;
    const wearing = worn(me, kept);
    return {
      me,
      wearing,
      wear: keep,
      language,
      speak,
      t: (text: Text) => text[language],
      client: createClient({ url: location.origin, language, ...(wearing && { as: actorName(wearing) }) }),
    };
  }, [me, kept, keep, language, speak]);
  if (isError && !me) return broken(() => void refetch());
  return session ? <SessionContext value={session}>{children}</SessionContext> : waiting;
}

/** A value that a reload of the page finds again. */
export function useKept<T>(name: string, first: T): [T, (value: T) => void] {
  const [value, set] = useState<T>(() => {
    const text = localStorage.getItem(name);
    return text === null ? first : (JSON.parse(text) as T);
  });
  const keep = useCallback(
    (next: T) => {
      if (next === undefined) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(next));
      set(next);
    },
    [name],
  );
  return [value, keep];
}
