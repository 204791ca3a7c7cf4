import { ChangeDetectionStrategy, Component, DestroyRef, ElementRef, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { AttachmentView, Priority, TicketType } from '@casewright/contracts';
import { Directory, KnownTags, Session } from '@casewright/data-access';
import {
  Icon,
  Keyboard,
  PriorityChip,
  ViewState,
  prioritiesByUrgency,
  priorityLooks,
  type Loading,
  type PickerOption,
} from '@casewright/ui';
import { UploadChip } from '../composer/upload-chip';
import { Uploads } from '../composer/uploads';
import { AttachmentChip } from '../conversation/attachment-chip';
import { Property } from '../properties/property';
import { TagList } from '../properties/tag-list';
import { NewTicketFields } from './new-ticket-fields';
import { NewTicketStore } from './new-ticket.store';
import { RequesterField } from './requester-field';

const channels: readonly PickerOption[] = [
  { value: 'phone', label: 'Phone', icon: 'phone' },
  { value: 'web', label: 'Web', icon: 'web' },
];
const types: readonly PickerOption[] = [
  { value: 'question', label: 'Question' },
  { value: 'incident', label: 'Incident' },
  { value: 'problem', label: 'Problem' },
  { value: 'task', label: 'Task' },
];
const priorities: readonly PickerOption[] = prioritiesByUrgency.map((value) => ({ value, ...priorityLooks[value] }));
const noTeam: PickerOption = { value: 'none', label: 'No team', icon: 'none' };
const ready: Loading = { state: 'ready' };
const forbidden: Loading = {
  state: 'failed',
  failure: { kind: 'forbidden', title: 'You may not open tickets', detail: 'Your role answers tickets that others opened.', id: null },
};

/** Opens a ticket by hand: staff for somebody who called, customers for themselves. */
@Component({
  selector: 'cw-new-ticket-page',
  imports: [AttachmentChip, Icon, MatButton, NewTicketFields, PriorityChip, Property, RequesterField, TagList, UploadChip, ViewState],
  providers: [NewTicketStore, Uploads],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-ticket.page.html',
  styleUrl: './new-ticket.page.scss',
})
export class NewTicketPage {
  protected readonly store = inject(NewTicketStore);
  protected readonly uploads = inject(Uploads);
  protected readonly known = inject(KnownTags);
  private readonly directory = inject(Directory);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly access = inject(Session).may('ticket.create') ? ready : forbidden;
  protected readonly options = { channels, types, priorities };
  protected readonly teams = computed(() => [noTeam, ...this.directory.teams()]);

  constructor() {
    void this.directory.load();
    if (this.store.writer() === 'staff') void this.known.load();
    inject(Keyboard).add(inject(DestroyRef), {
      title: 'New ticket',
      shortcuts: [
        { keys: 'mod+enter', label: 'Open the ticket', run: () => void this.open() },
        { keys: 'esc', label: 'Back to the queue; the draft stays', run: () => void this.router.navigateByUrl('/queue') },
      ],
    });
  }

  protected async open(): Promise<void> {
    if (this.uploads.running() > 0) return;
    const opened = await this.store.open();
    if (opened) await this.router.navigate(['/tickets', opened.id], { replaceUrl: true });
    else this.focusFirstProblem();
  }

  protected setChannel(value: string): void {
    this.store.update({ channel: value === 'web' ? 'web' : 'phone' });
  }

  protected setType(value: string): void {
    this.store.update({ type: value as TicketType });
  }

  protected setPriority(value: string): void {
    this.store.update({ priority: value as Priority });
  }

  protected labelIn = (options: readonly PickerOption[], value: string): string =>
    options.find((option) => option.value === value)?.label ?? value;

  protected tagProblem(): string | null {
    return [...this.store.problems()].find(([pointer]) => pointer.startsWith('/tags'))?.[1] ?? null;
  }

  protected untag(tag: string): void {
    this.store.update({ tags: this.store.ticket().tags.filter((other) => other !== tag) });
  }

  protected async attach(field: HTMLInputElement): Promise<void> {
    const files = [...(field.files ?? [])];
    field.value = '';
    const added = await this.uploads.send(files);
    this.store.update({ attachments: [...this.store.ticket().attachments, ...added] });
  }

  protected detach(attachment: AttachmentView): void {
    this.store.update({ attachments: this.store.ticket().attachments.filter((other) => other.id !== attachment.id) });
  }

  /** Once the problems are shown. */
  private focusFirstProblem(): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('[data-problem] :is(input, textarea, button)')?.focus());
  }
}
