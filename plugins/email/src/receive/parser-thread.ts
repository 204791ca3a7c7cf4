import { parentPort } from 'node:worker_threads';
import type { ParseAnswer, ParseRequest } from './parser-messages';
import { parseMail, ParseFailure } from './parse-mail';

parentPort?.on('message', (request: ParseRequest) => {
  void answer(request).then((result) => parentPort?.postMessage(result));
});

// Tells that it has loaded everything.
parentPort?.postMessage({ mail: null });

async function answer({ raw, limits }: ParseRequest): Promise<ParseAnswer> {
  try {
    return { mail: await parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), limits) };
  } catch (error) {
    if (error instanceof ParseFailure) return { reason: error.reason, message: error.message };
    return { reason: 'unreadable', message: error instanceof Error ? error.message : String(error) };
  }
}
