/**
 * Begins `perSecond` pieces of work a second by the clock, whether or not the ones before are through, and hands each the time at which it was due:
 * a server that stalls is not spared the visitors who came meanwhile. Resolves when all are through.
 */
export async function openLoop(perSecond: number, seconds: number, work: (place: number, due: number) => Promise<void>): Promise<void> {
  const started = performance.now();
  const begun: Promise<void>[] = [];
  for (let place = 0; place < perSecond * seconds; place += 1) {
    const due = started + (place * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const one = work(place, due);
    // It is awaited below: what fails before that must not end the program on the way.
    one.catch(() => undefined);
    begun.push(one);
  }
  await Promise.all(begun);
}
