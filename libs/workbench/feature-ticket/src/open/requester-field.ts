import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { PersonView } from '@casewright/contracts';
import { DirectoryApi } from '@casewright/data-access';
import { Avatar, Icon, Picker, type PickerOption } from '@casewright/ui';
import type { Requester } from './new-ticket';

const patience = 150;

/** Finds a person of the directory while one types; an email address that nobody has can be used as it is. */
@Component({
  selector: 'cw-requester-field',
  imports: [Avatar, Icon, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-picker
      label="Requester: name or email address"
      look="button"
      [options]="options()"
      [creates]="isAddress() ? 'yes' : 'no'"
      (typed)="search($event)"
      (picked)="pick($event)"
    >
      @if (requester(); as person) {
        <cw-avatar [name]="person.name || person.email" [size]="20" />
        <span class="who">{{ person.name || 'Somebody new' }}</span><span class="quiet">{{ person.email }}</span>
      } @else {
        <cw-icon name="search" /><span class="quiet">Find a customer, or type an email address</span>
      }
    </cw-picker>
  `,
  styles: `
    .who {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .quiet {
      overflow: hidden;
      color: var(--cw-muted);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class RequesterField {
  readonly requester = input.required<Requester | null>();
  readonly chosen = output<Requester>();
  private readonly api = inject(DirectoryApi);
  private readonly people = signal<readonly PersonView[]>([]);
  private readonly text = signal('');
  private asking = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly isAddress = computed(() => /^\S+@\S+\.\S+$/.test(this.text().trim()));
  protected readonly options = computed<readonly PickerOption[]>(() =>
    this.people().map(({ id, name, emails, organisation }) => ({
      value: id,
      label: name,
      hint: [organisation?.name, ...emails].filter((part) => part !== undefined).join(' · '),
      avatar: name,
    })),
  );

  constructor() {
    void this.ask('', this.asking.signal);
  }

  protected search(text: string): void {
    this.text.set(text);
    this.asking.abort();
    this.asking = new AbortController();
    const { signal: wanted } = this.asking;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(text.trim(), wanted), patience);
  }

  protected pick(value: string): void {
    const person = this.people().find(({ id }) => id === value);
    const known = person && ({ standing: 'known', email: person.email, name: person.name } as const);
    this.chosen.emit(known ?? { standing: 'new', email: value.toLowerCase(), name: '' });
    this.text.set('');
  }

  /** Who was found before stays known, so that the list does not blink while the server answers. */
  private async ask(text: string, wanted: AbortSignal): Promise<void> {
    const { items } = await this.api.people(text, wanted).catch(() => ({ items: [] }));
    const seen = new Set(items.map(({ id }) => id));
    if (!wanted.aborted) this.people.update((people) => [...items, ...people.filter(({ id }) => !seen.has(id))]);
  }
}
