import { programOf } from '@casewright/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The clock on the wall of one process, which can be set while it runs, as by a person or a time server: the time since it began goes on
 * as before. By libfaketime, https://github.com/wolfcw/libfaketime.
 */
export class WallClock {
  private readonly folder = mkdtempSync(join(tmpdir(), 'casewright-clock-'));
  private readonly file = join(this.folder, 'wrong-by');

  constructor() {
    this.set('+0s');
  }

  get environment(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: programOf('faketime'),
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
  }

  /** How far it is wrong, such as `+1h` or `-1d`. */
  set(wrongBy: string): void {
    writeFileSync(this.file, wrongBy);
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
