import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { AttachmentView, CommentView } from '@casewright/contracts';
import { TicketsApi, asProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';

const none: ReadonlyMap<string, string> = new Map();

/** Fetches attachments with the session's token: inline images for the frames, files for the reader. */
@Injectable()
export class Attachments {
  private readonly api = inject(TicketsApi);
  private readonly notices = inject(Notices);
  private readonly images = signal<ReadonlyMap<string, ReadonlyMap<string, string>>>(new Map());
  private readonly asked = new Set<string>();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.images().forEach((sources) => sources.forEach((url) => URL.revokeObjectURL(url))));
  }

  /** The inline images of a comment by Content-ID, as far as they have come. */
  inlineOf(comment: CommentView): ReadonlyMap<string, string> {
    return this.images().get(comment.id) ?? none;
  }

  /** Fetches the inline images that the comments show; each from the ticket that it was written in. */
  fetchInline(ticketId: string, comments: readonly CommentView[]): void {
    for (const comment of comments) {
      const wanted = comment.attachments.filter(({ contentId }) => contentId !== null && comment.html?.includes(`data-cid="${contentId}"`));
      if (wanted.length === 0 || this.asked.has(comment.id)) continue;
      this.asked.add(comment.id);
      void this.fetchAll(comment.from?.id ?? ticketId, comment.id, wanted);
    }
  }

  async save(ticketId: string, attachment: AttachmentView): Promise<void> {
    try {
      const url = URL.createObjectURL(await this.api.attachment(ticketId, attachment.id));
      const link = document.createElement('a');
      link.href = url;
      link.download = attachment.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      this.notices.refuse(`${attachment.name}: ${asProblem(error).message}`);
    }
  }

  private async fetchAll(ticketId: string, commentId: string, wanted: readonly AttachmentView[]): Promise<void> {
    const sources = new Map<string, string>();
    for (const { id, contentId } of wanted) {
      const blob = await this.api.attachment(ticketId, id).catch(() => null);
      if (blob && contentId) sources.set(contentId, URL.createObjectURL(new Blob([blob], { type: blob.type })));
    }
    this.images.update((images) => new Map(images).set(commentId, sources));
  }
}
