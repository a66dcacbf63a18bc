// Makes sure that the servers of a local start and of the tests are there, and says where. For CI and images.
import { sayOnStderr as say } from './progress.ts';
import { SetupError } from './setup-error.ts';
import { findTemporalCli } from './temporal-cli.ts';
import { testServerPath } from './test-server.ts';

try {
  const { path, how } = await findTemporalCli(say);
  say(`Temporal: ${path} (${how})`);
  say(`Time-skipping test server: ${await testServerPath(say)}`);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
