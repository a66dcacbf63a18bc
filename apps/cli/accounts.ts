// Keeping accounts from a terminal: changes through the API as an administrator, and, with the database itself, a file of
// people and the first administrator.
import { readPrincipals } from '../../accounts/principals.ts';
import { createAccounts } from '../../accounts/index.ts';
import { changeSchema } from '../../accounts/changes.ts';
import { RefusedError } from '@shuquan/client';
import { refuse } from '@shuquan/machines/kernel';
import { withLedger } from './direct.ts';
import { OK, type Session, jsonFrom } from './commands.ts';
import { UsageError } from './io.ts';

/** Makes the tables say what a file says, for all that came from a file (DATABASE_URL). */
export const load = (session: Session, path: string): Promise<number> =>
  withLedger(session, async (ledger) => {
    const { file } = await readPrincipals(path);
    const { changed } = await createAccounts(ledger.sql, ledger.now).load(file, 'principals file');
    session.io.out(
      session.options.json
        ? `${JSON.stringify({ ok: true, changed })}\n`
        : `${changed} rows changed · 变更 ${changed} 行\n`,
    );
    return OK;
  });

/** One change, as whoever keeps the installation (DATABASE_URL): the first administrator cannot be made by another. */
export const change = (session: Session, source: string): Promise<number> =>
  withLedger(session, async (ledger) => {
    const parsed = changeSchema.safeParse(await jsonFrom(source, session.io));
    if (!parsed.success)
      throw new UsageError(
        parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(whole)'}: ${message}`).join('\n'),
      );
    const answer = await createAccounts(ledger.sql, ledger.now).change({ installation: 'console' }, parsed.data);
    if (!answer.ok) throw new RefusedError({ ...refuse('CONFLICT', answer.message), code: answer.code });
    session.io.out(session.options.json ? `${JSON.stringify(answer)}\n` : `✓ ${answer.n}\n`);
    return OK;
  });
