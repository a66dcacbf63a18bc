// Who is no person.
import type { Actor } from '@shuquan/machines/kernel';

/** The system and the ports: they name what they have made themselves, and are told where a case stands. */
export const isOurs = (actor: Actor): boolean => actor.hat === 'SYSTEM' || isPort(actor);
export const isPort = ({ hat }: Actor): boolean => hat === 'PSP' || hat === 'DOMAIN';
