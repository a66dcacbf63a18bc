/** How a process of ours begins and ends. */
import { sayOnStderr } from './progress.ts';
import { SetupError } from './setup-error.ts';

/** Says what kept it from starting, or ended it: in one line what a person can see to, with its stack what broke. */
export function endWith(error: unknown): never {
  sayOnStderr(
    error instanceof SetupError
      ? error.message
      : `Could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exit(1);
}
