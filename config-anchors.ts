// Where anchors of the ledger are kept, who signs them, and whose signatures count.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnchorKeys, anchorKeys } from './activities/ports/anchor-keys.ts';
import { path } from './config-values.ts';
import { keptOnce } from './infra/kept-once.ts';
import { SetupError } from './infra/setup-error.ts';

export type AnchorConfig = {
  /** Where they are kept as files. */
  folder: string;
  /** The private key, in PEM; absent: this process makes no anchors. */
  keyFile?: string;
  /** Make the key on the first start, as everything is on one machine. */
  makesKey: boolean;
  /** Earlier keys, and those of others, whose signatures count. */
  publicKeyFiles: string[];
  timeStampUrl?: string;
};
type Read = {
  SHUQUAN_ANCHORS?: string;
  SHUQUAN_ANCHOR_KEY?: string;
  SHUQUAN_ANCHOR_PUBLIC_KEYS: string[];
  SHUQUAN_DATA: string;
  DATABASE_URL?: string;
  TIMESTAMP_URL?: string;
};
export function anchorsOf(read: Read): AnchorConfig {
  const { SHUQUAN_ANCHORS, SHUQUAN_ANCHOR_KEY, SHUQUAN_ANCHOR_PUBLIC_KEYS, SHUQUAN_DATA, DATABASE_URL, TIMESTAMP_URL } =
    read;
  const made = path(join(SHUQUAN_DATA, 'anchor.key'));
  // On several machines each would make up a key of its own: there an operator names one.
  const keyFile = SHUQUAN_ANCHOR_KEY ?? (DATABASE_URL && !existsSync(made) ? undefined : made);
  return {
    folder: path(SHUQUAN_ANCHORS ?? join(SHUQUAN_DATA, 'anchors')),
    ...(keyFile && { keyFile: path(keyFile) }),
    makesKey: SHUQUAN_ANCHOR_KEY === undefined,
    publicKeyFiles: SHUQUAN_ANCHOR_PUBLIC_KEYS.map(path),
    ...(TIMESTAMP_URL && { timeStampUrl: TIMESTAMP_URL }),
  };
}

/** The key that signs anchors, made on the first start where everything is on one machine, and the keys whose signatures count. */
export function readAnchorKeys(
  { keyFile, makesKey, publicKeyFiles }: AnchorConfig,
  say: (line: string) => void,
): AnchorKeys {
  if (keyFile && makesKey && !existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    keptOnce(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    say(
      `Made ${keyFile}, which signs the daily anchors of the ledger: keep a copy of it apart from this machine, and give ${keyFile}.pub to whoever checks them`,
    );
  }
  try {
    const keys = anchorKeys({
      ...(keyFile && { privatePem: readFileSync(keyFile, 'utf8') }),
      publicPems: publicKeyFiles.map((path) => readFileSync(path, 'utf8')),
    });
    if (keyFile && makesKey && keys.signer && !existsSync(`${keyFile}.pub`))
      keptOnce(`${keyFile}.pub`, keys.signer.publicPem);
    return keys;
  } catch (error) {
    throw new SetupError(
      `SHUQUAN_ANCHOR_KEY, SHUQUAN_ANCHOR_PUBLIC_KEYS: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
