// The HTTP API as a process of its own; any number of them on one database. Needs DATABASE_URL, not Temporal.
import { endWith } from '../../infra/main.ts';
import { type Services, openServices } from '../../wiring.ts';
import { createApi } from './app.ts';
import { listen } from './listen.ts';

async function main(): Promise<void> {
  const services: Services = await openServices();
  const { log, config } = services;
  const serving = await listen(createApi(services.api), {
    host: config.host,
    port: config.port,
    signIn: config.signIn !== undefined,
  });
  log.info({ url: serving.url }, 'the HTTP API is listening');
  const stop = async (): Promise<void> => {
    await serving.close();
    await services.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(
      signal,
      () =>
        void stop().catch((error: unknown) => {
          log.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        }),
    );
}

main().catch(endWith);
