/**
 * What went wrong while a server was being found, built or started, in words for the person at the terminal.
 * Programs print the message alone; anything else that is thrown here is a fault and keeps its stack.
 */
export class SetupError extends Error {
  override name = 'SetupError';
}

/** The `code` of an error from Node or Postgres, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
