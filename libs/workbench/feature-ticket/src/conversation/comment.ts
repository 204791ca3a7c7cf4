import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AttachmentView, CommentView, TicketLink } from '@casewright/contracts';
import { Avatar, HtmlFrame, Icon, Time, type IconName } from '@casewright/ui';
import { AttachmentChip } from './attachment-chip';
import { Spark } from '../properties/spark';
import { splitQuote } from './quoted';

const channelIcons: Readonly<Record<CommentView['channel'], IconName>> = {
  mail: 'email',
  web: 'web',
  api: 'api',
  phone: 'phone',
  plugin: 'plugin',
};

/** One message of the conversation. */
@Component({
  selector: 'cw-comment',
  imports: [AttachmentChip, Avatar, HtmlFrame, Icon, MatIconButton, RouterLink, Spark, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './comment.html',
  styleUrl: './comment.scss',
  host: { '[attr.data-kind]': 'kind()' },
})
export class Comment {
  readonly comment = input.required<CommentView>();
  /** Inline images by Content-ID. */
  readonly inline = input<ReadonlyMap<string, string>>(new Map());
  readonly reader = input<'staff' | 'customer'>('staff');
  /** The tickets that it has become. */
  readonly became = input<readonly TicketLink[]>([]);
  readonly splitting = input<'offered' | 'hidden'>('hidden');
  /** It is to become a ticket of its own. */
  readonly split = output();
  readonly fetched = output<AttachmentView>();
  readonly asked = output();
  protected readonly quote = signal<'folded' | 'shown'>('folded');
  protected readonly parts = computed(() => splitQuote(this.comment().text));
  protected readonly channelIcon = computed(() => channelIcons[this.comment().channel]);
  protected readonly isMachine = computed(() => this.comment().author.kind === 'rule' || this.comment().author.kind === 'system');
  protected readonly ground = computed(() => (this.comment().author.kind === 'customer' ? 'paper' : 'page'));
  protected readonly files = computed(() =>
    this.comment().attachments.filter(({ contentId }) => contentId === null || !this.shownInline(contentId)),
  );
  protected readonly kind = computed(() => {
    const { visibility, author } = this.comment();
    if (visibility === 'internal') return 'internal';
    return author.kind === 'customer' ? 'customer' : 'ours';
  });
  /** Why a rule wrote it: where it came from a merged ticket, that one knows. */
  protected readonly canAsk = computed(() => {
    const { author, from } = this.comment();
    return author.kind === 'rule' && author.id !== '' && from === null;
  });
  /** Only of this very ticket: what came from a merged one belongs there. */
  protected readonly canSplit = computed(
    () => this.splitting() === 'offered' && this.kind() === 'customer' && this.comment().from === null && this.became().length === 0,
  );

  private shownInline(contentId: string): boolean {
    return this.comment().html?.includes(`data-cid="${contentId}"`) === true;
  }
}
