import { Injectable, inject, signal } from '@angular/core';
import type { AttachmentView } from '@casewright/contracts';
import { TicketsApi, asProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';

/** Files on their way to the server. */
@Injectable()
export class Uploads {
  private readonly api = inject(TicketsApi);
  private readonly notices = inject(Notices);
  readonly running = signal(0);

  /** Those that the server took; a refusal is said with the file's name. */
  async send(files: readonly File[]): Promise<readonly AttachmentView[]> {
    this.running.update((count) => count + files.length);
    const sent = await Promise.all(files.map((file) => this.one(file)));
    this.running.update((count) => count - files.length);
    return sent.filter((attachment) => attachment !== null);
  }

  private one(file: File): Promise<AttachmentView | null> {
    return this.api.upload(file).catch((error: unknown) => {
      this.notices.refuse(`${file.name}: ${asProblem(error).message}`);
      return null;
    });
  }
}
