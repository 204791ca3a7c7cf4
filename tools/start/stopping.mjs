const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Whoever pressed Ctrl-C wants to be alone after this, in milliseconds. */
const patience = 9_500;
const undo = [];
const afterStart = [];
let stopping = false;

/** Has the work done when the program ends, whenever that is: the newest first. */
export function onStop(work) {
  undo.push(work);
}

/** Has the work done when the start is done. */
export function onStarted(work) {
  afterStart.push(work);
}

/** True from the moment that the program was told to end. */
export const isStopping = () => stopping;

/**
 * Runs the start of a program and resolves when the program was told to end, or rejects with why it could not start. Both ways
 * what was begun by then is ended, in reverse order. A start that was broken off is no success, an end after it is.
 */
export async function untilStopped(start) {
  let started = false;
  for (const signal of signals) process.on(signal, () => void stop(started ? 0 : 130));
  try {
    await start();
    started = true;
    for (const work of afterStart) work();
  } catch (error) {
    // The start fails because it is being taken apart; nobody needs to hear of that.
    if (stopping) return new Promise(() => {});
    stopping = true;
    await undoAll();
    throw error;
  }
  return new Promise(() => {});
}

async function stop(exitCode) {
  if (stopping) return;
  stopping = true;
  console.log('\nStopping …');
  setTimeout(() => process.exit(1), patience).unref();
  // Work that was under way loses what it stands on.
  process.on('uncaughtException', () => undefined);
  await undoAll();
  process.exit(exitCode);
}

async function undoAll() {
  for (const work of undo.splice(0).reverse()) {
    try {
      await work();
    } catch (error) {
      console.error(error.message);
    }
  }
}
