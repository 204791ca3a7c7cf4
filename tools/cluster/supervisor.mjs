const shortest = 250;
const longest = 30_000;
/** Whoever ran for this long was well; the pauses begin anew. */
const healthyAfter = 60_000;

/**
 * Keeps a program running: when it ends unasked it is started again, soon at first and then with growing pauses. `start` answers a
 * process as `startProcess` does. Answers `{ ready, end }`; `ready` is of the first time, and failing then is a failure.
 */
export function keepRunning(name, start) {
  const guard = new Guard(name, start);
  return { ready: guard.begin(), end: () => guard.end() };
}

class Guard {
  ending = false;
  wake = () => {};

  constructor(name, start) {
    this.name = name;
    this.start = start;
    this.current = start();
  }

  async begin() {
    try {
      const first = await this.current.ready;
      void this.watch();
      return first;
    } catch (error) {
      throw new Error(`${this.name} did not start: ${error.message}`);
    }
  }

  async watch() {
    for (let pause = shortest; ; pause = Math.min(pause * 2, longest)) {
      const since = Date.now();
      const how = await this.current.ended;
      if (this.ending) return;
      if (Date.now() - since > healthyAfter) pause = shortest;
      console.error(`${this.name} ended (${how}); it is started again`);
      await this.wait(pause);
      if (this.ending) return;
      this.restart();
    }
  }

  wait(milliseconds) {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  }

  restart() {
    this.current = this.start();
    this.current.ready.then(
      () => console.error(`${this.name} is back`),
      (error) => this.ending || console.error(`${this.name} did not start: ${error.message}`),
    );
  }

  async end() {
    this.ending = true;
    this.wake();
    await this.current.end();
  }
}
