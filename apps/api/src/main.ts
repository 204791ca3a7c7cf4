import { ConfigError } from '@casewright/config';
import { startApi } from './start-api';

async function main(): Promise<void> {
  const running = await startApi(process.env);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close().finally(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
