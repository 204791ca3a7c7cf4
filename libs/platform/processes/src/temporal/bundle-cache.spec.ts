import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleCache } from './bundle-cache';

describe('bundles of workflow code', () => {
  let packages: string;
  let made: number;
  const own = require.resolve('./process-workflow');
  const make = () => Promise.resolve(`bundle ${(made += 1)}`);
  const kept = () => readdirSync(join(packages, '.cache/casewright-workflows'));
  const install = (versions: string) => writeFileSync(join(packages, '.package-lock.json'), versions);

  beforeEach(() => {
    made = 0;
    packages = mkdtempSync(join(tmpdir(), 'casewright-packages-'));
    install('one');
  });
  afterEach(() => rmSync(packages, { recursive: true, force: true }));

  it('are made once for all processes of a build', async () => {
    expect(await new BundleCache(packages).bundle([own], make)).toBe('bundle 1');
    expect(await new BundleCache(packages).bundle([own], make)).toBe('bundle 1');
    expect(await new BundleCache(packages).bundle([own, `${own}x`], make)).toBe('bundle 2');
  });

  it('are made anew with other versions of packages', async () => {
    await new BundleCache(packages).bundle([own], make);
    install('two');
    expect(await new BundleCache(packages).bundle([own], make)).toBe('bundle 2');
  });

  it('are not kept where a module lies outside of our libraries', async () => {
    const foreign = join(packages, 'definition.js');
    await new BundleCache(packages).bundle([foreign], make);
    expect(await new BundleCache(packages).bundle([foreign], make)).toBe('bundle 2');
  });

  it('are made by each process where nothing can be written', async () => {
    writeFileSync(join(packages, '.cache'), 'a file where the folder should be');
    await new BundleCache(packages).bundle([own], make);
    expect(await new BundleCache(packages).bundle([own], make)).toBe('bundle 2');
  });

  it('go when newer ones have come', async () => {
    for (let build = 0; build < 12; build += 1) {
      install(`build ${build}`);
      await new BundleCache(packages).bundle([own], make);
    }
    expect(kept()).toHaveLength(8);
  });
});
