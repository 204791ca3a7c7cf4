import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Avatar, Icon, Picker } from '@casewright/ui';
import { PeopleSearch } from '../state/people-search';
import type { Requester } from './new-ticket';

/** Finds a person of the directory while one types; an email address that nobody has can be used as it is. */
@Component({
  selector: 'cw-requester-field',
  imports: [Avatar, Icon, Picker],
  providers: [PeopleSearch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-picker
      label="Requester: name or email address"
      look="button"
      [options]="options()"
      [creates]="isAddress() ? 'yes' : 'no'"
      (typed)="find($event)"
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
  private readonly search = inject(PeopleSearch);
  private readonly text = signal('');
  protected readonly options = this.search.options;
  protected readonly isAddress = computed(() => /^\S+@\S+\.\S+$/.test(this.text().trim()));

  constructor() {
    this.search.search('');
  }

  protected find(text: string): void {
    this.text.set(text);
    this.search.search(text);
  }

  protected pick(value: string): void {
    const person = this.search.people().find(({ id }) => id === value);
    const known = person && ({ standing: 'known', email: person.email, name: person.name } as const);
    this.chosen.emit(known ?? { standing: 'new', email: value.toLowerCase(), name: '' });
    this.text.set('');
  }
}
