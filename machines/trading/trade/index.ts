// A trade (交易), from the application of both sides to the sealed archive: T15, T18 to T25.
import { hashText } from '../../kernel/hash.ts';
import {
  type FactRequest,
  type Facts,
  type Stamp,
  cited,
  defineLifecycle,
  one,
  speaking,
} from '../../kernel/lifecycle.ts';
import { say, text } from '../../law/cite.ts';
import { type Context, evaluatorOf } from './context.ts';
import { consentStandsFor, procedureRunsFor } from './guards/moment.ts';
import { makersOf } from './persons.ts';
import { type Event, type Input, events, input } from './events.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { onFile } from './on-file.ts';
import { rulesNamed } from '../../shared/rule-register/in-force.ts';
import { beginning, label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };
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

const rules = speaking(words.openings, {
  openerIsASide: cited(
    text('T6', 'T18'),
    'payload',
    ({ event: { input, actor } }: Opening) =>
      actor.hat === 'OPCO' || actor.party === input.seller.party || actor.party === input.buyer.party,
  ),
  sellerIsActive: cited(text('T7'), 'facts', ({ event: { input, facts } }: Opening) =>
    active(facts, 'seller', input.seller.party, ['MERCHANT', 'THIRD_PARTY']),
  ),
  buyerIsActive: cited(text('T9(1)'), 'facts', ({ event: { input, facts } }: Opening) =>
    active(facts, 'buyer', input.buyer.party, ['DEMANDER']),
  ),
  listingIsListed: cited(
    text('T17'),
    'facts',
    ({ event: { input, facts } }: Opening) =>
      one(facts, 'listing')?.lifecycle === 'listingRegistration' &&
      one(facts, 'listing')?.tags.includes('listed') === true &&
      one(facts, 'listing')?.shares['owner'] === input.seller.party,
  ),
  // What suspends the listing is named by its own article.
  consentStands: cited(text('T12'), 'facts', ({ event: { facts } }: Opening) =>
    consentStandsFor(one(facts, 'listing')),
  ),
  procedureStands: cited(text('T30'), 'facts', ({ event: { facts } }: Opening) =>
    procedureRunsFor(one(facts, 'listing')),
  ),
});

/** The party that must answer an offer or a proposal. */
const otherSideOf = ({ offer, change, seller, buyer }: Context): string | null => {
  const side = change?.side ?? offer?.side;
  return side ? (side === 'seller' ? buyer.party : seller.party) : null;
};
const moment = ({ seller, buyer, listing }: Context): Record<string, FactRequest> => ({
  seller: { case: seller.registration, of: 'subjectRegistration' },
  buyer: { case: buyer.registration, of: 'subjectRegistration' },
  listing: { case: listing, of: 'listingRegistration' },
});

export const trade = defineLifecycle({
  id: 'trade',
  version: 2,
  migrations,
  title: words.title,
  label: ({ contract, supply, seller, buyer }) => {
    const content = contract?.content ?? supply?.content;
    const [from, to] = [partyLabel(seller.party), partyLabel(buyer.party)];
    return label(content && beginning(content), say(`${from.zh} → ${to.zh}`, `${from.en} → ${to.en}`));
  },
  law: [text('T15')],
  machine,
  events,
  input,
  opens: {
    by: ['DEMANDER', 'MERCHANT', 'THIRD_PARTY', 'OPCO'],
    law: [text('T6', 'T15', 'T18')],
    facts: ({ seller, buyer, listing }: Input) => ({
      seller: { case: seller.registration, of: 'subjectRegistration' },
      buyer: { case: buyer.registration, of: 'subjectRegistration' },
      listing: { case: listing, of: 'listingRegistration' },
    }),
    rules,
  },
  stem: ({ seller, buyer, listing }: Input) =>
    `${seller.party.slice('org:'.length)}-${hashText(`${listing} ${buyer.party}`).slice(0, 8)}`,
  parties: (context) => ({
    seller: context.seller.party,
    buyer: context.buyer.party,
    evaluator: evaluatorOf(context),
    arbiter: context.dispute?.arbiter?.party,
    otherSide: otherSideOf(context),
  }),
  // T25: who appraises the price or arbitrates reads what that takes, from commission to result, and no more (D-0222).
  views: {
    evaluator: {
      fields: ['id', 'listing', 'version', 'supply', 'demand', 'order', 'evaluation'],
      events: ['SUBMIT_SUPPLY', 'SUBMIT_DEMAND', 'COMMISSION', 'SUBMIT_PRICE_PROPOSAL'],
    },
    arbiter: {
      fields: ['id', 'listing', 'version', 'order', 'contract', 'contractVersion', 'evidence', 'delivery', 'dispute'],
      events: [
        'START_DELIVERY',
        'HAND_OVER',
        'OPEN_DISPUTE',
        'REFER_TO_ARBITRATION',
        'AGREE_ARBITRATION',
        'PROPOSE_RESOLUTION',
        'RECORD_AWARD',
      ],
    },
  },
  // T25: the two hands of the venue, and the parties; everybody else needs an authorized access.
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
      case 'HAND_OVER':
      case 'PASS_AMENDMENT':
      case 'SIGN_AMENDMENT':
        return moment(context);
      case 'START_DELIVERY':
        return { ...moment(context), ...rulesNamed([event.rule]) };
      case 'INSTRUCT_SETTLEMENT':
        return rulesNamed([event.rule]);
      case 'COMMISSION':
        return { body: { case: event.body, of: 'subjectRegistration' } };
      case 'REFER_TO_ARBITRATION':
        return {
          body: { case: event.body, of: 'subjectRegistration' },
          arbiter: { case: context.dispute?.arbiter?.body, of: 'subjectRegistration' },
        };
      case 'AGREE_ARBITRATION':
        return { body: { case: context.dispute?.referral?.body, of: 'subjectRegistration' } };
      case 'RECORD_AWARD':
        return { body: { case: context.dispute?.arbiter?.body, of: 'subjectRegistration' } };
      case 'SUBMIT_PRICE_PROPOSAL':
        return { body: { case: context.evaluation?.body, of: 'subjectRegistration' } };
      default:
        return {};
    }
  },
  onFile,
  // Whoever acted for a side or appraised the price has no part in what comes of the trade.
  hands: makersOf,
  // Once it is archived only authorisations keep it open, and nothing of a registration hangs on it (D-0157).
  links: ({ seller, buyer, listing, filing }) =>
    filing.sha256 ? {} : { party: [seller.registration, buyer.registration], listing },
  shares: ({ seller, buyer, listing, demand, outcome, pauses }) => ({
    registrations: [seller.registration, buyer.registration],
    listing,
    fiscalFunds: demand?.fiscalFunds ?? null,
    outcome,
    paused: pauses.length > 0,
  }),
  // A trade opens its own archive during its filing, and ends with the seal (D-0099).
  retention: null,
});
export { manifestOf } from './manifest.ts';
