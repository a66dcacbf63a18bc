// Who authorizes, and that the data sets are registered resources: what texts after the drafts ask, where the regime says so.
import { dateOf } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { cited } from '../../kernel/lifecycle.ts';
import { gap, reading } from '../../law/cite.ts';
import type { Args } from './context.ts';

export const resourceGuards = {
  signsForTheAuthority: cited(reading(['P5', 'P10(3)'], 'D-0315'), 'context', ({ event }: Args) => {
    const party = param('pd.authority.party');
    return party === null || event.actor?.party === party;
  }),
  /** Asked of the text, and of the same text again on the day of its signing. */
  resourcesAreRegistered: cited(gap(['P9', 'P10(3)'], 'D-0315'), 'payload', ({ context, event }: Args) => {
    const [from, today] = [param('pd.resource.registeredFrom'), dateOf(now())];
    const terms = event.type === 'PROPOSE' ? event.terms : context.terms;
    return (
      from === null ||
      today < from ||
      (terms?.scope?.datasets ?? []).every(
        ({ registration }) => registration !== undefined && registration.until >= today,
      )
    );
  }),
};
