// Every guard of a grant, with its sentence.
import { speaking } from '../../../kernel/lifecycle.ts';
import { text } from '../../../law/cite.ts';
import { agreementIsInForce } from '../../../shared/agreement.ts';
import { rightsAreActive } from '../../../shared/under-agreement.ts';
import { words } from '../words.ts';
import { requestGuards } from './request.ts';
import { reviewGuards } from './review.ts';
import { useGuards } from './use.ts';

export const guards = speaking(words.rules, {
  agreementStands: agreementIsInForce(text('P10(3)', 'P17(2)')),
  rightsStand: rightsAreActive(text('P29')),
  ...requestGuards,
  ...reviewGuards,
  ...useGuards,
});
