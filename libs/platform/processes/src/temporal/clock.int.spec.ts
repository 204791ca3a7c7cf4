import { describeWith } from '@casewright/testing';
import { clockContract } from '../contract/clock.contract';
import { createTemporalHarness } from '../contract/temporal-harness';

describeWith('temporal', 'A clock that is set while processes wait on Temporal', () => {
  clockContract(createTemporalHarness);
});
