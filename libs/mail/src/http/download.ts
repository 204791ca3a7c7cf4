import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Bytes from outside: only ever saved, never opened as a page of ours. */
export function download(reply: FastifyReply, name: string, content: Uint8Array): StreamableFile {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  void reply.headers({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  return new StreamableFile(content);
}

export const fileAnswer = {
  description: 'The file',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
};
