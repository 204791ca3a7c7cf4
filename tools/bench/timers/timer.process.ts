import { defineProcess, type AnyEvent } from '@casewright/kernel';

/** Waits for one time, and acts once when it has come. */
export const benchTimer = defineProcess<{ readonly due: string | null }, AnyEvent & { readonly data: { key: string; due: string } }>({
  type: 'bench-timer',
  version: 1,
  initial: { due: null },
  follows: ['bench.asked'],
  key: ({ data }) => data.key,
  starts: () => true,
  on: (state, input) =>
    'streamId' in input
      ? { state: { due: input.data.due }, wakeAt: input.data.due }
      : { state, done: true, commands: [{ type: 'bench.act', data: { due: input.at } }] },
});
