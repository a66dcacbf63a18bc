// Who signs anchors, and whose signatures count: Ed25519, in PEM.
import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** sha256 of the public key (DER, SPKI): what an anchor names. */
export const fingerprint = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');

export type AnchorKeys = {
  /** Undefined where this process may only verify. */
  signer: { key: string; sign: (text: string) => string; publicPem: string } | undefined;
  trusts: (text: string, signature: string, key: string) => boolean;
};

/** `privatePem`: signs; `publicPems`: keys of before, or of others whose anchors are to be verified. Throws for what is no Ed25519 key. */
export function anchorKeys({
  privatePem,
  publicPems = [],
}: {
  privatePem?: string;
  publicPems?: string[];
}): AnchorKeys {
  const secret = privatePem === undefined ? undefined : ed25519(createPrivateKey(privatePem));
  const own = secret && createPublicKey(secret);
  const trusted = new Map(
    [...(own ? [own] : []), ...publicPems.map((pem) => ed25519(createPublicKey(pem)))].map((key) => [
      fingerprint(key),
      key,
    ]),
  );
  return {
    signer:
      secret && own
        ? {
            key: fingerprint(own),
            sign: (text) => sign(null, Buffer.from(text), secret).toString('base64'),
            publicPem: own.export({ type: 'spki', format: 'pem' }) as string,
          }
        : undefined,
    trusts: (text, signature, key) => {
      const found = trusted.get(key);
      return found !== undefined && verify(null, Buffer.from(text), found, Buffer.from(signature, 'base64'));
    },
  };
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`not an Ed25519 key but ${key.asymmetricKeyType}`);
  return key;
}
