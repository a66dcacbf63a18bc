// A trade (交易), from the application of both sides to the sealed archive: T15, T18 to T25.
import { type Facts, type FactRequest, cited, defineLifecycle, one } from '../../kernel/lifecycle.ts';
import { hashText } from '../../kernel/hash.ts';
import { text } from '../../law/cite.ts';
import type { Actor } from '../../kernel/lifecycle.ts';
import type { Context } from './context.ts';
import { type Event, type Input, events, input } from './events.ts';
import { machine } from './machine.ts';

type Opening = { event: { input: Input; actor: Actor; facts: Facts } };
const active = (facts: Facts, name: string, party: string, kinds: string[]): boolean => {
  const subject = one(facts, name);
  const held = subject?.shares['kinds'];
  return (
    subject !== null &&
    subject.lifecycle === 'subjectRegistration' &&
    subject.tags.includes('active') &&
    subject.shares['party'] === party &&
    Array.isArray(held) &&
    kinds.some((kind) => held.includes(kind))
  );
};

const rules = [
  cited(
    ({ event: { input, actor } }: Opening) =>
      actor.hat === 'OPCO' || actor.party === input.seller.party || actor.party === input.buyer.party,
    {
      law: text('T6', 'T18'),
      reads: 'payload',
      says: {
        zh: '交易由供需双方之一提出，或者由运营企业撮合；请以该主体的身份办理',
        en: 'one of the two sides opens a trade, or the operating enterprise brings them together; act for that party',
      },
    },
  ),
  cited(
    ({ event: { input, facts } }: Opening) => active(facts, 'seller', input.seller.party, ['MERCHANT', 'THIRD_PARTY']),
    {
      law: text('T7'),
      reads: 'facts',
      says: {
        zh: '供方须为登记有效的数据商或者第三方服务机构',
        en: 'the seller must be a registered and active data merchant or third-party body',
      },
    },
  ),
  cited(({ event: { input, facts } }: Opening) => active(facts, 'buyer', input.buyer.party, ['DEMANDER']), {
    law: text('T9(1)'),
    reads: 'facts',
    says: {
      zh: '需求方须已注册、经审核通过且资格有效',
      en: 'the buyer must be signed up as a demander, admitted and active',
    },
  }),
  cited(
    ({ event: { input, facts } }: Opening) =>
      one(facts, 'listing')?.lifecycle === 'listingRegistration' &&
      one(facts, 'listing')?.tags.includes('listed') === true &&
      one(facts, 'listing')?.shares['owner'] === input.seller.party,
    {
      law: text('T17'),
      reads: 'facts',
      says: {
        zh: '交易标的须由供方登记、已上架且未被暂停',
        en: 'the listing must be the seller’s, published and not suspended',
      },
    },
  ),
];

/** The party that an offer, or a proposal, waits for. */
const otherSideOf = ({ offer, change, seller, buyer }: Context): string | null => {
  const side = change?.side ?? offer?.side;
  return side ? (side === 'seller' ? buyer.party : seller.party) : null;
};
const moment = ({ seller, buyer, listing }: Context): Record<string, FactRequest> => ({
  seller: { case: seller.registration },
  buyer: { case: buyer.registration },
  listing: { case: listing },
});

export const trade = defineLifecycle({
  id: 'trade',
  version: 1,
  title: { zh: '数据交易', en: 'Data trade' },
  law: [text('T15')],
  machine,
  events,
  input,
  opens: {
    by: ['DEMANDER', 'MERCHANT', 'THIRD_PARTY', 'OPCO'],
    law: [text('T6', 'T15', 'T18')],
    facts: ({ seller, buyer, listing }: Input) => ({
      seller: { case: seller.registration },
      buyer: { case: buyer.registration },
      listing: { case: listing },
    }),
    rules,
  },
  stem: ({ seller, buyer, listing }: Input) =>
    `${seller.party.slice('org:'.length)}-${hashText(`${listing} ${buyer.party}`).slice(0, 8)}`,
  parties: (context) => ({
    seller: context.seller.party,
    buyer: context.buyer.party,
    evaluator: context.evaluation?.party,
    arbiter: context.dispute?.arbiter?.party,
    otherSide: otherSideOf(context),
  }),
  // T25: the two hands of the venue that handle it, and the parties; anybody else needs an authorised access.
  readers: ['CENTER', 'OPCO'],
  facts: (event: Partial<Event>, context) => {
    switch (event.type) {
      case 'SUBMIT_SUPPLY':
      case 'SUBMIT_DEMAND':
      case 'PASS_APPLICATION':
      case 'ACCEPT':
      case 'PASS_ORDER':
      case 'PASS_CONTRACT':
      case 'SIGN':
      case 'START_DELIVERY':
      case 'PASS_AMENDMENT':
      case 'SIGN_AMENDMENT':
        return moment(context);
      case 'COMMISSION':
      case 'REFER_TO_ARBITRATION':
        return { body: { case: event.body } };
      case 'SUBMIT_PRICE_PROPOSAL':
        return { body: { case: context.evaluation?.body } };
      default:
        return {};
    }
  },
  links: ({ seller, buyer, listing }) => ({ party: [seller.registration, buyer.registration], listing }),
  shares: ({ demand, outcome, pauses }) => ({
    fiscalFunds: demand?.fiscalFunds ?? null,
    outcome,
    paused: pauses.length > 0,
  }),
  // It opens its own archive while it is being filed, and ends with the seal (D-0099).
  retention: null,
});
export { manifestOf } from './context.ts';
