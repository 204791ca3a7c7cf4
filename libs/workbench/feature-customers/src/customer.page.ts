import { ChangeDetectionStrategy, Component, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { InteractionView, PersonView, TicketListItem } from '@casewright/contracts';
import { CustomersApi, May, PagedRows, TicketsApi, dropDraftsAbout, failureOf } from '@casewright/data-access';
import {
  Avatar,
  Empty,
  Icon,
  ListProblem,
  Notices,
  PriorityChip,
  StatusChip,
  Time,
  ViewState,
  Whereabouts,
  type Loading,
} from '@casewright/ui';
import { ForgetPerson } from './forget-person';
import { PersonForm } from './person-form';

/** Half a second apart. */
const looks = 20;
const kindWords: Readonly<Record<InteractionView['kind'], string>> = {
  opened: 'opened',
  commented: 'wrote on',
  answered: 'was answered on',
};

/** One person: who they are, their tickets, and everything that happened between us. */
@Component({
  selector: 'cw-customer-page',
  imports: [
    Avatar,
    Empty,
    ForgetPerson,
    Icon,
    ListProblem,
    MatButton,
    May,
    PersonForm,
    PriorityChip,
    RouterLink,
    StatusChip,
    Time,
    ViewState,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './customer.page.html',
  styleUrl: './customer.page.scss',
})
export class CustomerPage {
  readonly personId = input.required<string>();
  private readonly api = inject(CustomersApi);
  private readonly ticketsApi = inject(TicketsApi);
  private readonly notices = inject(Notices);
  private readonly whereabouts = inject(Whereabouts);
  protected readonly person = signal<PersonView | null>(null);
  protected readonly tickets = new PagedRows<TicketListItem>((cursor) =>
    this.ticketsApi.list({ requesterId: this.personId(), sort: '-updatedAt', limit: '50', cursor }),
  );
  protected readonly interactions = new PagedRows<InteractionView>((cursor) => this.api.interactions(this.personId(), cursor));
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly editing = linkedSignal<string, 'no' | 'yes'>({ source: this.personId, computation: () => 'no' });
  protected readonly words = kindWords;

  constructor() {
    effect(() => void this.load(this.personId()));
  }

  protected async load(id: string): Promise<void> {
    try {
      const [person] = await Promise.all([this.api.read(id), this.tickets.load(), this.interactions.load()]);
      if (id !== this.personId()) return;
      this.person.set(person);
      if (person.erasedAt) dropDraftsAbout(`customer:${id}`);
      this.whereabouts.name(person.name);
      const lists = [this.tickets.loading(), this.interactions.loading()];
      this.loading.set(lists.find(({ state }) => state === 'failed') ?? { state: 'ready' });
    } catch (error) {
      if (id === this.personId()) this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected saved(person: PersonView): void {
    this.person.set(person);
    this.whereabouts.name(person.name);
    this.editing.set('no');
  }

  /** The server has begun; shown is what is left once it is done. */
  protected async forgotten(): Promise<void> {
    this.notices.say('The person is being forgotten');
    const id = this.personId();
    dropDraftsAbout(`customer:${id}`);
    for (let looked = 0; looked < looks && id === this.personId() && !this.person()?.erasedAt; looked++) {
      await this.load(id);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
