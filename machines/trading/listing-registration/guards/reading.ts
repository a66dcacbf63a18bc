// What the guards and the chart read of a dossier, of an event and of the causes.
import { endOfDay } from '../../../kernel/durations.ts';
import { param } from '../../../kernel/env.ts';
import type { Args, Cause, Context } from '../context.ts';
import { type Dossier, type Event, type Input, namedKinds } from '../events.ts';

/** The dossier that an event is about: the one it carries, the pending version, or the one on file. */
export const dossierOf = ({ context, event }: Args): Partial<Dossier> | null =>
  'dossier' in event && event.dossier
    ? event.dossier
    : event.type === 'PASS_CHANGE'
      ? (context.change?.dossier ?? null)
      : context.dossier;
/** The public data that the version in question is made of. */
export const publicDataOf = (event: Partial<Event>, context: Context): Input['publicData'] =>
  event.type === 'REQUEST_CHANGE'
    ? ('publicData' in event && event.publicData) || context.publicData
    : event.type === 'PASS_CHANGE' || event.type === 'RESUBMIT_CHANGE'
      ? (context.change?.publicData ?? null)
      : context.publicData;
/** Does the change that an event asks for, or resubmits, renew the certificate? */
export const renewalOf = (event: Partial<Event>, context: Context): boolean =>
  event.type === 'REQUEST_CHANGE' ? 'renew' in event && event.renew === true : context.change?.renew === true;
export const isCrossBorder = ({ recipientRegions, accessRegions }: Dossier['delivery']): boolean =>
  [...recipientRegions, ...accessRegions].some(
    (region) => !param('trade.crossBorder.domesticRegions').includes(region),
  );
/** Is its kind one that T11(1) and (2) name? What T11(3) names is open. */
export const isNamed = ({ class: kindClass, kind }: Input['type']): boolean =>
  kindClass === 'THIRD_PARTY_SERVICE' ||
  (kindClass !== 'OTHER' && (namedKinds[kindClass] as readonly string[]).includes(kind));
/** May the holder of these certificates offer such a type? */
export const mayOffer = (kinds: unknown, { class: kindClass }: Input['type']): boolean => {
  const asked = {
    DATA_PRODUCT: ['MERCHANT'],
    DATA_SERVICE: ['MERCHANT'],
    THIRD_PARTY_SERVICE: ['THIRD_PARTY'],
    OTHER: ['MERCHANT', 'THIRD_PARTY'],
  }[kindClass];
  return Array.isArray(kinds) && asked.some((kind) => kinds.includes(kind));
};
/** The persons whose withdrawal a dossier must heed: those who have not consented anew. */
export const heeded = (dossier: Partial<Dossier> | null, { withdrawn }: Context): string[] => {
  const personal = dossier?.personalData;
  const renewed = personal?.mode === 'consent' ? (personal.renewed ?? []).map(({ person }) => person) : [];
  return withdrawn.filter((person) => !renewed.includes(person));
};
/** When the procedure of T30 ends for a version that needs it. */
export const procedureEndsAt = (dossier: Dossier | null): string | null => {
  const until = dossier && isCrossBorder(dossier.delivery) ? dossier.delivery.procedure?.until : undefined;
  return until ? endOfDay(until) : null;
};
export const regionsOf = ({ recipientRegions, accessRegions }: Dossier['delivery']): string[] => [
  ...new Set([...recipientRegions, ...accessRegions]),
];
export const isWithin = (part: unknown, whole: unknown): boolean =>
  Array.isArray(part) && Array.isArray(whole) && part.every((item) => whole.includes(item));

const kindOf = (event: Event): Cause['kind'] =>
  event.type.startsWith('PARTY_') ? 'party' : event.type.startsWith('EXPORT_') ? 'export' : 'measure';
/** The cause that an event names, of the kind that the event is. */
export const causeOf = (event: Event): Cause => ({
  kind: kindOf(event),
  cause: ('cause' in event && event.cause) || '',
});
export const sameCause =
  ({ kind, cause }: Cause) =>
  (other: Cause): boolean =>
    kind === other.kind && cause === other.cause;
