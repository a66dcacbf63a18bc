// The command line as a program; `bin.mjs` starts it.
import { processIo } from './io.ts';
import { run } from './program.ts';

// `shuquan … | head`: whoever reads has read enough. The work goes on, and the exit code says how it ended.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
process.exitCode = await run(process.argv.slice(2), processIo());
