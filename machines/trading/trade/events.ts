import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { type EventsOf, told } from '../../shared/events.ts';
import { field } from '../../shared/fields.ts';
import { caseId, named, title } from '../../shared/schemas.ts';
import { agreeing } from './events/agreeing.ts';
import { performing } from './events/performing.ts';
import { words } from './words.ts';

export * from './events/content.ts';
export { materialKinds } from './events/performing.ts';

const organisation = z
  .string()
  .regex(
    /^org:[0-9A-HJ-NPQRTUWXY]{18}$/,
    fault('须为单位：写作 org: 加统一社会信用代码', 'an organisation, as `org:` and its credit code'),
  );
const citizen = z
  .string()
  .regex(
    /^citizen:[0-9a-f]{32}$/,
    fault(
      '须为公民：写作 citizen: 加登记引用值，不得为身份证号码',
      'a citizen, as `citizen:` and a keyed hash, never an identity number',
    ),
  );

export const input = z
  .strictObject({
    listing: field('交易标的登记', 'Registration of the object', caseId),
    /** Registration of the data merchant or third-party body that offers the object. */
    seller: field(
      '供方',
      'Seller',
      z.strictObject({
        registration: field('供方主体登记', 'Registration of the seller', caseId),
        party: field('供方', 'Seller', organisation),
      }),
    ),
    buyer: field(
      '需求方',
      'Buyer',
      z.strictObject({
        registration: field('需求方主体登记', 'Registration of the buyer', caseId),
        party: field('需求方', 'Buyer', z.union([organisation, citizen])),
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
