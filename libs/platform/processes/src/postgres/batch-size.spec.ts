import { BatchSize } from './batch-size';

const after = (...milliseconds: number[]): number => {
  const size = new BatchSize();
  for (const one of milliseconds) size.took(one);
  return size.value;
};

describe('The size of a batch', () => {
  it('grows while batches are quick, up to a limit', () => {
    expect(after(10)).toBe(2 * after());
    expect(after(...Array<number>(20).fill(10))).toBe(500);
  });

  it('shrinks while batches are slow, so that a claim does not run out, and never below what is worked on at once', () => {
    expect(after(10, 10, 3_000)).toBe(after(10));
    expect(after(...Array<number>(20).fill(60_000))).toBe(20);
  });

  it('stays where the time is right', () => {
    expect(after(10, 1_000)).toBe(after(10));
  });
});
