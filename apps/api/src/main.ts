import { endWithProcess, refuseToStart } from '@casewright/composition';
import { startApi } from './start-api';

async function main(): Promise<void> {
  const { setupLink, close } = await startApi(process.env);
  endWithProcess(close);
  // A program that started this one tells it; else whoever reads the terminal. Past the log, which may be kept and collected.
  if (process.send) process.send({ setupLink });
  else if (setupLink) process.stdout.write(`There is no admin yet. Make the first one here, once: ${setupLink}\n`);
}

main().catch(refuseToStart);
