import { Injectable, computed, inject, signal } from '@angular/core';
import type { AttachmentView } from '@casewright/contracts';
import { TicketsApi, asProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { fileSize } from '../conversation/attachment-chip';

/** What the server takes; asking before spares the wait. */
const largest = 25 * 1024 * 1024;

/** A file on its way. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly progress: number;
}

/** Files on their way to the server. */
@Injectable()
export class Uploads {
  private readonly api = inject(TicketsApi);
  private readonly notices = inject(Notices);
  private readonly underWay = signal<readonly Upload[]>([]);
  private readonly aborts = new Map<number, AbortController>();
  private last = 0;
  readonly files = this.underWay.asReadonly();
  readonly running = computed(() => this.files().length);

  /** Those that the server took; a refusal is said with the file's name. */
  async send(files: readonly File[]): Promise<readonly AttachmentView[]> {
    const sent = await Promise.all(files.map((file) => this.one(file)));
    return sent.filter((attachment) => attachment !== null);
  }

  cancel(key: number): void {
    this.aborts.get(key)?.abort();
  }

  private async one(file: File): Promise<AttachmentView | null> {
    const refusal = refusalOf(file);
    if (refusal) return this.refuse(file, refusal);
    const key = ++this.last;
    const abort = new AbortController();
    this.aborts.set(key, abort);
    this.underWay.update((all) => [...all, { key, name: file.name, progress: 0 }]);
    const follow = (progress: number) => this.underWay.update((all) => all.map((one) => (one.key === key ? { ...one, progress } : one)));
    try {
      return await this.api.upload(file, follow, abort.signal);
    } catch (error) {
      return abort.signal.aborted ? null : this.refuse(file, asProblem(error).message);
    } finally {
      this.aborts.delete(key);
      this.underWay.update((all) => all.filter((one) => one.key !== key));
    }
  }

  private refuse(file: File, reason: string): null {
    this.notices.refuse(`${file.name}: ${reason}`);
    return null;
  }
}

function refusalOf(file: File): string | null {
  if (file.size === 0) return 'The file is empty.';
  return file.size > largest ? `${fileSize(file.size)} are too much: a file may have ${fileSize(largest)}.` : null;
}
