import { describeWith } from '@casewright/testing';
import { processHostContract } from '../contract/process-host.contract';
import { createTemporalHarness } from '../contract/temporal-harness';

describeWith('temporal', 'The Temporal process host', () => {
  processHostContract(createTemporalHarness, { histories: 4 });
});
