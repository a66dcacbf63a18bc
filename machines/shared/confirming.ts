// Whoever confirms what another person proposed, found or packed names it by its hash: something else may have taken its
// place since they looked at it (D-0425). The form is given the hash (`onFile`); nobody types it.
import { hashOf } from '../kernel/hash.ts';
import type { JsonObject } from '../kernel/json.ts';
import { cited } from '../kernel/lifecycle.ts';
import { type Basis, say } from '../law/cite.ts';
import { field } from './fields.ts';
import { sha256 } from './schemas.ts';

/** The field of an event that confirms. */
export const confirms = field('所确认内容的校验值', 'Hash of what is confirmed', sha256);

/** What the form of such an event begins with, as long as something stands to be confirmed. */
export const toConfirm = (event: string, what: unknown): { [event: string]: JsonObject } =>
  what ? { [event]: { confirms: hashOf(what) } } : {};

type Args<C> = { context: C; event: object };
/** Is it what stands now? Where nothing does, another rule says so. */
export const confirmsWhatStands = <C>(what: (context: C) => unknown, law: Basis | Basis[]) =>
  cited(
    ({ context, event }: Args<C>) => {
      const standing = what(context);
      return !standing || ('confirms' in event && event.confirms === hashOf(standing));
    },
    {
      law,
      reads: 'payload',
      says: say(
        '现在待确认的已是另一项内容；请重新查看后再确认',
        'something else stands to be confirmed now; look at it again, and confirm that',
      ),
    },
  );
