// What goes wrong when the outside is called. The runner keeps the message on the effect's row and tries again, so a
// message says what was asked of whom and what to do; the cause stays attached for the logs.

/** A call to the outside failed and should be tried again. */
export class PortError extends Error {
  override name = 'PortError';
}

/** The mail server knows no such box: trying again reaches nobody. */
export class BoxRefused extends PortError {
  override readonly name = 'BoxRefused';
}

/** Nobody has said where the port leads. */
export class PortNotConfigured extends PortError {
  override readonly name = 'PortNotConfigured';
  constructor(port: string, variables: string) {
    super(`The port “${port}” is not configured: set ${variables}, and start again.`);
  }
}

/** Stored bytes are not those that their name promises: somebody or something altered them. */
export class DocumentAltered extends PortError {
  override readonly name = 'DocumentAltered';
  readonly sha256: string;
  constructor(sha256: string) {
    super(`The stored document ${sha256} was altered: its bytes no longer have this hash. Restore it from a copy.`);
    this.sha256 = sha256;
  }
}

export class DocumentMissing extends PortError {
  override readonly name = 'DocumentMissing';
  readonly sha256: string;
  constructor(sha256: string) {
    super(`The document ${sha256} is not in the store.`);
    this.sha256 = sha256;
  }
}

/** Larger than `document.maxBytes`. */
export class DocumentTooLarge extends Error {
  override readonly name = 'DocumentTooLarge';
  readonly maxBytes: number;
  constructor(maxBytes: number) {
    super(`A document has at most ${maxBytes} bytes.`);
    this.maxBytes = maxBytes;
  }
}
