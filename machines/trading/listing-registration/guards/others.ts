// What other cases must say at every step: the owner and the compliance body (T7–T10, T17, T18), the export (P4(3), P27).
import { cited, one } from '../../../kernel/lifecycle.ts';
import { reading, text } from '../../../law/cite.ts';
import { certifying, serves } from '../../services.ts';
import type { Args } from '../context.ts';
import { dossierOf, isWithin, mayOffer, publicDataOf } from './reading.ts';

export const otherCaseGuards = {
  complianceBodyIsFit: cited(reading(['T10', 'T17'], 'D-0071'), 'facts', (args: Args) => {
    const report = dossierOf(args)?.complianceReport;
    const body = one(args.event.facts, 'body');
    return (
      !report ||
      (body !== null &&
        body.id === report.body &&
        body.tags.includes('active') &&
        isWithin(['THIRD_PARTY'], body.shares['kinds']) &&
        serves(body, certifying) &&
        body.shares['party'] !== args.context.owner)
    );
  }),
  ownerIsActive: cited(text('T7'), 'facts', ({ context, event }: Args) => {
    const owner = one(event.facts, 'owner');
    return owner !== null && owner.tags.includes('active') && owner.shares['party'] === context.owner;
  }),
  ownerMayOffer: cited(reading(['T7', 'T8', 'T10', 'T11(3)', 'T18'], 'D-0071'), 'facts', ({ context, event }: Args) => {
    return mayOffer(one(event.facts, 'owner')?.shares['kinds'], context.type);
  }),
  exportIsValid: cited([text('P27'), reading('P27', 'D-0076')], 'facts', (args: Args) => {
    const source = publicDataOf(args.event, args.context);
    const product = one(args.event.facts, 'export');
    return (
      !source ||
      (product !== null &&
        product.id === source.export &&
        product.tags.includes('exported') &&
        product.parties.includes(args.context.owner) &&
        product.shares['agreement'] === source.agreement)
    );
  }),
  contentIsTheExports: cited(
    text('P27'),
    'facts',
    (args: Args) =>
      !publicDataOf(args.event, args.context) ||
      (Boolean(dossierOf(args)?.fingerprint) &&
        one(args.event.facts, 'export')?.shares['fingerprint'] === dossierOf(args)?.fingerprint),
  ),
  ownerMayOperateProducts: cited(text('P4(3)'), 'facts', (args: Args) => {
    const source = publicDataOf(args.event, args.context);
    const agreement = one(args.event.facts, 'agreement');
    return (
      !source ||
      (agreement !== null &&
        agreement.id === source.agreement &&
        agreement.tags.includes('inForce') &&
        isWithin(['productOperation'], agreement.shares['rights']))
    );
  }),
  purposesLieWithinScenarios: cited(
    text('P27'),
    'facts',
    (args: Args) =>
      !publicDataOf(args.event, args.context) ||
      isWithin(dossierOf(args)?.purposes, one(args.event.facts, 'export')?.shares['scenarios']),
  ),
};
