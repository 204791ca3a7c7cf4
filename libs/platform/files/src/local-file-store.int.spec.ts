import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { until } from '@casewright/testing';
import { LocalFileStore } from './local-file-store';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const limits = { maxBytes: 1_000_000 };

describe('Files on the local disk', () => {
  let directory: string;
  let files: LocalFileStore;

  const names = async () =>
    (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'casewright-files-'));
    files = new LocalFileStore(directory);
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('are kept once under their digest, and come back byte by byte', async () => {
    const content = randomBytes(300_000);
    const first = await files.write(Readable.from([content.subarray(0, 7), content.subarray(7)]), limits);
    const second = await files.write(Readable.from([content]), limits);
    expect(first).toEqual({ digest: sha256(content), size: content.length, detectedType: 'application/octet-stream' });
    expect(second).toEqual(first);
    expect(await names()).toEqual([first.digest]);
    const read = await files.read(first.digest);
    expect(read && (await buffer(read)).equals(content)).toBe(true);
  });

  it('are refused over the limit without taking in the rest, and leave nothing', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc((given += 1) && 1_000);
      })(),
    );
    await expect(files.write(endless, { maxBytes: 10_000 })).rejects.toMatchObject({ code: 'request.too-large' });
    expect(given).toBeLessThan(100);
    expect(await names()).toEqual([]);
  });

  it('leave nothing when the sender breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('The line is cut');
      })(),
    );
    await expect(files.write(broken, limits)).rejects.toThrow('The line is cut');
    expect(await names()).toEqual([]);
  });

  it('take programs under no name, unless they are allowed', async () => {
    const program = Buffer.concat([Buffer.from('7f454c46', 'hex'), randomBytes(100)]);
    await expect(files.write(Readable.from([program]), limits)).rejects.toMatchObject({ code: 'request.media-type' });
    expect((await files.write(Readable.from([program]), { ...limits, refusedTypes: [] })).detectedType).toBe('application/x-executable');
  });

  it.each(['', 'x', '../../etc/passwd', 'A'.repeat(64), '0'.repeat(63)])('know nothing under the name %j', async (name) => {
    expect(await files.read(name)).toBeNull();
    await files.delete(name);
  });

  it('are gone once deleted, and deleting again is harmless', async () => {
    const { digest } = await files.write(Readable.from(['text']), limits);
    await files.delete(digest);
    await files.delete(digest);
    expect(await files.read(digest)).toBeNull();
  });

  it('hold an empty file, too', async () => {
    const { digest, size } = await files.write(Readable.from([]), limits);
    expect(size).toBe(0);
    const read = await files.read(digest);
    expect(read && (await buffer(read)).length).toBe(0);
  });

  it('lose what a crash left half-written after a day', async () => {
    const stuck = new Readable({ read: () => undefined });
    const writing = files.write(stuck, limits);
    stuck.push('half');
    const incoming = join(directory, 'incoming');
    const draft = await until(async () => (await readdir(incoming))[0]);
    const now = new Date();
    await files.removeAbandoned(now);
    expect(await readdir(incoming)).toEqual([draft]);
    await utimes(join(incoming, draft), now, new Date(now.getTime() - 25 * 3_600_000));
    await files.removeAbandoned(now);
    expect(await readdir(incoming)).toEqual([]);
    stuck.destroy(new Error('The line is cut'));
    await expect(writing).rejects.toThrow('The line is cut');
  });

  it('can be written at once from many sides', async () => {
    const contents = Array.from({ length: 20 }, (_, index) => Buffer.from(`file ${index % 4}`));
    const stored = await Promise.all(contents.map((content) => files.write(Readable.from([content]), limits)));
    expect((await names()).sort()).toEqual([...new Set(stored.map(({ digest }) => digest))].sort());
  });
});
