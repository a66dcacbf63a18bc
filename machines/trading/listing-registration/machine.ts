// T11, T12, T14, T17, T30: one object, one registration, after an assessment of safety and compliance.
// T6: the center assesses and certifies. P4(3), P27: a product of public data depends on its export.
import { gap, reading, text } from '../../law/cite.ts';
import { state } from '../../kernel/lifecycle.ts';
import { withHands } from '../../shared/rules.ts';
import { listing } from './setup.ts';
import { application } from './stages/application.ts';
import { inForce } from './stages/in-force.ts';
import { words } from './words.ts';

export const machine = listing.createMachine({
  id: 'listingRegistration',
  context: ({ input }) => ({
    id: input.id,
    registration: input.registration,
    owner: input.owner,
    title: input.title,
    type: input.type,
    publicData: input.publicData,
    applicants: withHands([], input.actor),
    dossier: null,
    crossBorder: false,
    returned: [],
    consentedBy: null,
    certificate: null,
    publicView: null,
    published: false,
    causes: [],
    withdrawn: [],
    unremoved: [],
    contents: [],
    change: null,
  }),
  initial: 'application',
  states: {
    application,
    inForce,
    rejected: { type: 'final', meta: state(words.states.rejected, text('T11(4)', 'T14', 'T17')) },
    lapsed: { type: 'final', meta: state(words.states.lapsed, gap('T17', 'D-0023')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, gap('T17', 'D-0072')) },
    delisted: { type: 'final', meta: state(words.states.delisted, gap('T17', 'D-0072')) },
    revoked: { type: 'final', meta: state(words.states.revoked, reading('T22', 'D-0007')) },
    recalled: { type: 'final', meta: state(words.states.recalled, text('P27')) },
    ceased: { type: 'final', meta: state(words.states.ceased, reading('T7', 'D-0075')) },
    expired: { type: 'final', meta: state(words.states.expired, gap('T17', 'D-0024')) },
  },
});
