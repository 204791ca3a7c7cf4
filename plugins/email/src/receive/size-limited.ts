import { Readable } from 'node:stream';

export class MessageTooLarge extends Error {}

/**
 * The content of `source`, failing with `MessageTooLarge` once it is longer than `maxBytes`. The source itself stays open, so that
 * the rest of it can be read away and the connection goes on.
 */
export function sizeLimited(source: Readable, maxBytes: number): Readable {
  return Readable.from(limited(source, maxBytes), { objectMode: false });
}

async function* limited(source: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new MessageTooLarge();
    yield chunk;
  }
}
