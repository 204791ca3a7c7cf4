/** Milliseconds between looks: soon at first, and not so often that looking takes the time of what is waited for. */
const [firstRest, longestRest] = [10, 100] as const;

/**
 * Waits until the condition gives something other than undefined, null or false; fails after `milliseconds` with the last error. The usual
 * patience is no promise about speed: it outlasts what a busy machine, or a server that takes a task back from a dead worker, needs.
 */
export async function until<Result>(condition: () => Promise<Result> | Result, milliseconds = 60_000): Promise<NonNullable<Result>> {
  const deadline = Date.now() + milliseconds;
  let failure: unknown;
  let rest: number = firstRest;
  while (Date.now() < deadline) {
    try {
      const result = await condition();
      if (result !== undefined && result !== null && result !== false) return result;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, rest));
    rest = Math.min(rest * 1.5, longestRest);
  }
  throw failure instanceof Error
    ? failure
    : new Error(`The condition did not hold within ${milliseconds} ms: ${condition.toString().slice(0, 200)}`);
}
