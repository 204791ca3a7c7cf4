import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { AttachmentView, Visibility } from '@casewright/contracts';
import { Icon, KeyCaps, type PickerOption } from '@casewright/ui';
import { AttachmentChip } from '../conversation/attachment-chip';
import { Drafts, emptyDraft, type Draft } from './drafts';
import { applyMark, type Mark } from './text-marks';
import { UploadChip } from './upload-chip';
import { Uploads } from './uploads';

const markButtons = [
  { mark: 'bold', icon: 'bold', label: 'Bold' },
  { mark: 'italic', icon: 'italic', label: 'Italic' },
  { mark: 'list', icon: 'list', label: 'List' },
  { mark: 'quote', icon: 'quote', label: 'Quote' },
  { mark: 'link', icon: 'link', label: 'Link' },
] as const;

/** Public reply or internal note, with files and the status to set along. What is typed is kept until it is sent. */
@Component({
  selector: 'cw-composer',
  imports: [AttachmentChip, Icon, KeyCaps, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, UploadChip],
  providers: [Uploads],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './composer.html',
  styleUrl: './composer.scss',
  host: {
    '[attr.data-visibility]': 'draft().visibility',
    '[attr.data-over]': "over() === 'yes' ? '' : null",
    '(drop)': 'drop($event)',
    '(dragover)': 'hold($event)',
    '(dragleave)': "over.set('no')",
  },
})
export class Composer {
  readonly ticketId = input.required<string>();
  readonly recipient = input.required<string>();
  readonly statuses = input.required<readonly PickerOption[]>();
  /** What the reader may write. */
  readonly kinds = input<readonly Visibility[]>(['public', 'internal']);
  readonly submitted = output<{ draft: Draft; status: string | null }>();
  readonly typed = output();

  private readonly drafts = inject(Drafts);
  protected readonly uploads = inject(Uploads);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly marks = markButtons;
  protected readonly draft = linkedSignal<{ readonly id: string; readonly arrivals: number }, Draft>({
    // Every letter is stored, so reading it again loses nothing.
    source: () => ({ id: this.ticketId(), arrivals: this.drafts.arrivals() }),
    computation: ({ id }, before) => this.drafts.read(id) ?? this.blank(before?.source.id === id ? before.value.visibility : undefined),
  });
  protected readonly name = computed(() => {
    if (this.kinds().length === 1) return 'Your message';
    return this.draft().visibility === 'public' ? 'Public reply' : 'Internal note';
  });
  /** Files are held over it. */
  protected readonly over = signal<'no' | 'yes'>('no');
  protected readonly empty = computed(() => this.draft().body.trim() === '');

  /** Opens it for a reply or note; what is written already stays. */
  focus(visibility: Visibility): void {
    if (this.kinds().includes(visibility)) this.update({ visibility });
    this.field().nativeElement.focus();
  }

  /** After a reply that was taken back into the draft. */
  resume(): void {
    this.field().nativeElement.focus();
  }

  protected update(change: Partial<Draft>): void {
    this.keep({ ...this.draft(), ...change });
  }

  /** What kind was chosen before anything is typed stands nowhere else. */
  private blank(chosen?: Visibility): Draft {
    const visibility = this.kinds().find((kind) => kind === chosen) ?? this.kinds()[0] ?? 'public';
    return { ...emptyDraft, visibility };
  }

  /** Stored at once: the page may be gone before it is drawn again. */
  private keep(draft: Draft): void {
    this.draft.set(draft);
    this.drafts.write(this.ticketId(), draft);
  }

  protected type(body: string): void {
    this.update({ body });
    this.typed.emit();
  }

  protected mark(mark: Mark): void {
    const field = this.field().nativeElement;
    const { text, from, to } = applyMark(field.value, field.selectionStart, field.selectionEnd, mark);
    this.update({ body: text });
    field.value = text;
    field.focus();
    field.setSelectionRange(from, to);
  }

  protected submit(status: string | null = null): void {
    if (this.empty() || this.uploads.running() > 0) return;
    this.submitted.emit({ draft: this.draft(), status });
    this.keep({ ...emptyDraft, visibility: this.draft().visibility });
  }

  protected hold(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set('yes');
  }

  protected drop(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set('no');
    void this.attach([...event.dataTransfer.files]);
  }

  protected paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) event.preventDefault();
    void this.attach(files);
  }

  protected choose(field: HTMLInputElement): void {
    void this.attach([...(field.files ?? [])]);
    field.value = '';
  }

  protected async attach(files: readonly File[]): Promise<void> {
    const added = await this.uploads.send(files);
    this.update({ attachments: [...this.draft().attachments, ...added] });
  }

  protected detach(attachment: AttachmentView): void {
    this.update({ attachments: this.draft().attachments.filter((other) => other.id !== attachment.id) });
  }
}
