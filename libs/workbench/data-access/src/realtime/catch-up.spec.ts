import { problemFrom } from '../http/api-problem';
import { CatchUp } from './catch-up';

/** A fetch that ends when the test says so. */
function slowFetch() {
  const open: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const fetchAgain = jest.fn(() => new Promise<void>((resolve, reject) => void open.push({ resolve, reject })));
  const settle = () => jest.advanceTimersByTimeAsync(0);
  return {
    fetchAgain,
    answer: () => (open.shift()?.resolve(), settle()),
    fail: (error = new Error('gone')) => (open.shift()?.reject(error), settle()),
  };
}

describe('CatchUp', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('fetches one at a time, and once more for all that came in between', async () => {
    const { fetchAgain, answer } = slowFetch();
    const catchUp = new CatchUp(fetchAgain);
    for (let change = 0; change < 5; change += 1) catchUp.ask();
    expect(fetchAgain).toHaveBeenCalledTimes(1);
    await answer();
    expect(fetchAgain).toHaveBeenCalledTimes(2);
    await answer();
    expect(fetchAgain).toHaveBeenCalledTimes(2);
  });

  it('tries again after a failure, later each time, until it has caught up', async () => {
    const { fetchAgain, answer, fail } = slowFetch();
    new CatchUp(fetchAgain).ask();
    await fail();
    await jest.advanceTimersByTimeAsync(500);
    expect(fetchAgain).toHaveBeenCalledTimes(2);
    await fail();
    await jest.advanceTimersByTimeAsync(999);
    expect(fetchAgain).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1);
    await answer();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(fetchAgain).toHaveBeenCalledTimes(3);
  });

  it('takes a refusal for an answer', async () => {
    const { fetchAgain, fail } = slowFetch();
    new CatchUp(fetchAgain).ask();
    await fail(problemFrom(404, {}));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(fetchAgain).toHaveBeenCalledTimes(1);
  });

  it('lets go when the page is left', async () => {
    const { fetchAgain, fail } = slowFetch();
    const catchUp = new CatchUp(fetchAgain);
    catchUp.ask();
    catchUp.stop();
    await fail();
    await jest.advanceTimersByTimeAsync(60_000);
    catchUp.ask();
    expect(fetchAgain).toHaveBeenCalledTimes(1);
  });
});
