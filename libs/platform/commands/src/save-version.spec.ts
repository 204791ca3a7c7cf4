import { saveVersion, type FiledDocument } from './save-version';

interface Settings {
  readonly name: string;
  readonly limit: number;
}

/** Others file a version right before the first `interruptions` of ours. */
function documentWith(interruptions: number) {
  const filed: Settings[] = [{ name: 'first', limit: 1 }];
  let left = interruptions;
  const document: FiledDocument<Settings> = {
    newest: async () => ({ version: filed.length, content: filed.at(-1) as Settings }),
    file: async (version, content) => {
      if (left-- > 0) filed.push({ name: `other ${left}`, limit: 1 });
      if (version !== filed.length + 1) return false;
      filed.push(content);
      return true;
    },
  };
  return { document, filed };
}

const limited = (before: Settings) => ({ ...before, limit: 2 });

describe('saving a version', () => {
  it('files what changes, and nothing where nothing does', async () => {
    const { document, filed } = documentWith(0);
    expect(await saveVersion(document, limited, 1)).toBe(true);
    expect(await saveVersion(document, limited, 2)).toBe(false);
    expect(filed).toEqual([
      { name: 'first', limit: 1 },
      { name: 'first', limit: 2 },
    ]);
  });

  it('refuses who has seen another version than the newest', async () => {
    const { document, filed } = documentWith(0);
    await expect(saveVersion(document, limited, 7)).rejects.toMatchObject({ code: 'version.stale', details: { currentVersion: 1 } });
    expect(filed).toHaveLength(1);
  });

  it('refuses who named a version and lost a race', async () => {
    const { document } = documentWith(1);
    await expect(saveVersion(document, limited, 1)).rejects.toMatchObject({ code: 'version.stale', details: { currentVersion: 2 } });
  });

  it('puts the change of who named none on top of what was faster', async () => {
    const { document, filed } = documentWith(3);
    expect(await saveVersion(document, limited, undefined)).toBe(true);
    expect(filed.at(-1)).toEqual({ name: 'other 0', limit: 2 });
  });

  it('gives up where others are faster each time', async () => {
    const { document } = documentWith(99);
    await expect(saveVersion(document, limited, undefined)).rejects.toMatchObject({ code: 'version.stale' });
  });
});
