// T4, T6, T29, T32: a regulator is a body and not only a hat, and the venue is two of them. Who issues, who is to rectify,
// and who keeps the paper of those who do not work here.
import type { Actor, PartyId } from '../../kernel/types.ts';
import type { Context } from './context.ts';
import type { Input } from './events.ts';

type Issuer = Input['issuer'];
type Target = Pick<Context['target'], 'body'>;

/** The body as the parties of the case name it. One of several departments in a hat is named by its party alone. */
export const issuerOf = ({ hat, party }: Issuer): PartyId | null =>
  party ?? (hat === 'SUPERVISOR' || hat === 'CENTER' ? hat : null);
/** The same body, in the hat in which it issued. */
export const isIssuer = (issuer: Issuer, { hat, party }: Actor): boolean =>
  hat === issuer.hat && (issuer.party === null ? issuerOf(issuer) === hat : issuer.party === party);

/** The center registers what comes on paper, except where it is the addressee. */
export const registrarHat = ({ body }: Target): 'CENTER' | 'SUPERVISOR' =>
  body === 'center' ? 'SUPERVISOR' : 'CENTER';
/** Nobody registers paper of its own. */
export const registrarOf = ({ issuer, target }: Pick<Context, 'issuer' | 'target'>): PartyId | null =>
  registrarHat(target) === issuer.hat ? null : registrarHat(target);

const hats = { center: 'CENTER', opco: 'OPCO' } as const;
/** Before its paper is confirmed an order concerns nobody. */
export const targetOf = ({ target: { body, party }, issuedAt }: Context): PartyId | null =>
  issuedAt === null ? null : body === 'subject' ? party : hats[body];
