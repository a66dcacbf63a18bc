import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { type EventsOf, told } from '../../shared/events.ts';
import { field } from '../../shared/fields.ts';
import { caseId, citizenParty, named, organisationParty, title } from '../../shared/schemas.ts';
import { agreeing } from './events/agreeing.ts';
import { performing } from './events/performing.ts';
import { words } from './words.ts';

export * from './events/content.ts';
export { materialKinds } from './events/performing.ts';

export const input = z
  .strictObject({
    listing: field('交易标的登记', 'Registration of the object', caseId),
    /** Registration of the data merchant or third-party body that offers the object. */
    seller: field(
      '供方',
      'Seller',
      z.strictObject({
        registration: field('供方主体登记', 'Registration of the seller', caseId),
        party: field('供方', 'Seller', organisationParty),
      }),
    ),
    buyer: field(
      '需求方',
      'Buyer',
      z.strictObject({
        registration: field('需求方主体登记', 'Registration of the buyer', caseId),
        party: field('需求方', 'Buyer', z.union([organisationParty, citizenParty])),
      }),
    ),
  })
  .refine(({ seller, buyer }) => seller.party !== buyer.party, {
    path: ['buyer', 'party'],
    message: fault('供方与需求方须为两个不同主体', 'seller and buyer are two subjects'),
  });
export type Input = z.output<typeof input>;

const cause = z.strictObject({ cause: title });
const becauseOf = z.strictObject({ cause: title, reason: named.reason });

export const events = {
  ...agreeing,
  ...performing,
  // From other cases
  PARTY_SUSPENDED: told(words.events.PARTY_SUSPENDED, cause),
  PARTY_REINSTATED: told(words.events.PARTY_REINSTATED, cause),
  PARTY_ENDED: told(words.events.PARTY_ENDED, cause),
  LISTING_SUSPENDED: told(words.events.LISTING_SUSPENDED, cause),
  LISTING_REINSTATED: told(words.events.LISTING_REINSTATED, cause),
  LISTING_ENDED: told(words.events.LISTING_ENDED, cause),
  PAUSE: told(words.events.PAUSE, becauseOf),
  UNPAUSE: told(words.events.UNPAUSE, z.strictObject({ cause: title, reason: named.reasonIfAny })),
  FREEZE_SETTLEMENT: told(words.events.FREEZE_SETTLEMENT, z.strictObject({ cause: title, reason: named.reasonIfAny })),
  UNFREEZE_SETTLEMENT: told(
    words.events.UNFREEZE_SETTLEMENT,
    z.strictObject({ cause: title, reason: named.reasonIfAny }),
  ),
  TERMINATE: told(words.events.TERMINATE, becauseOf),
};
export type Event = EventsOf<typeof events>;
