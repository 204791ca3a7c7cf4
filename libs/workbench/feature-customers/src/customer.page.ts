import { ChangeDetectionStrategy, Component, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { InteractionView, PersonView, TicketListItem } from '@casewright/contracts';
import { CustomersApi, May, TicketsApi, asProblem, failureOf, fieldProblem, type ApiProblem } from '@casewright/data-access';
import { Avatar, Empty, Icon, Notices, PriorityChip, StatusChip, Time, ViewState, Whereabouts, type Loading } from '@casewright/ui';
import { ForgetPerson } from './forget-person';

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
  imports: [Avatar, Empty, ForgetPerson, Icon, MatButton, May, PriorityChip, RouterLink, StatusChip, Time, ViewState],
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
  protected readonly tickets = signal<readonly TicketListItem[]>([]);
  protected readonly interactions = signal<readonly InteractionView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly editing = linkedSignal<string, 'no' | 'yes'>({ source: this.personId, computation: () => 'no' });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly words = kindWords;
  protected readonly fieldProblem = fieldProblem;

  constructor() {
    effect(() => void this.load(this.personId()));
  }

  protected async load(id: string): Promise<void> {
    try {
      const [person, tickets, interactions] = await Promise.all([
        this.api.read(id),
        this.ticketsApi.list({ requesterId: id, sort: '-updatedAt', limit: '50' }),
        this.api.interactions(id),
      ]);
      this.person.set(person);
      this.whereabouts.name(person.name);
      this.tickets.set(tickets.items);
      this.interactions.set(interactions.items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  /** The server has begun; shown is what is left once it is done. */
  protected async forgotten(): Promise<void> {
    this.notices.say('The person is being forgotten');
    const id = this.personId();
    for (let looked = 0; looked < looks && id === this.personId() && !this.person()?.erasedAt; looked++) {
      await this.load(id);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** Nothing that was typed is lost when the server refuses. */
  protected async save(name: string, emails: string, phone: string, notes: string): Promise<void> {
    const person = this.person();
    if (!person) return;
    const changes = { name, emails: emails.split(/[\s,;]+/).filter(Boolean), phone: phone.trim() || null, notes };
    try {
      this.person.set(await this.api.edit(person.id, changes, person.version));
      this.problem.set(null);
      this.editing.set('no');
      this.notices.say('Saved');
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
