import { processHostContract } from '../contract/process-host.contract';
import { createPostgresHarness } from '../contract/postgres-harness';

describe('The PostgreSQL process host', () => {
  processHostContract(createPostgresHarness, { histories: 30 });
});
