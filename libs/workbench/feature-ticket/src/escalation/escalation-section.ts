import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { TicketEscalations, TicketView } from '@casewright/contracts';
import { EscalationsApi, Realtime, Session, asProblem } from '@casewright/data-access';
import { Icon, Notices, Picker, Section, type PickerOption } from '@casewright/ui';
import { filter, merge } from 'rxjs';
import { EscalationCard } from './escalation-card';
import { isOpen } from './escalation-words';

const none: TicketEscalations = { items: [], names: {} };

/** The escalations of a ticket: those that wait for somebody, those that ended, and a way to begin one. */
@Component({
  selector: 'cw-escalation-section',
  imports: [EscalationCard, Icon, Picker, Section],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './escalation-section.html',
  styleUrl: './escalation-section.scss',
})
export class EscalationSection {
  readonly ticket = input.required<TicketView>();
  private readonly api = inject(EscalationsApi);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly id = computed(() => this.ticket().id);
  private readonly version = computed(() => this.ticket().version);
  private readonly rows = resource({ params: () => this.id(), loader: ({ params }) => this.api.ofTicket(params) });
  private readonly known = computed(() => (this.rows.hasValue() ? this.rows.value() : none));
  protected readonly busy = signal<'no' | 'yes'>('no');
  protected readonly ladders = signal<readonly PickerOption[]>([]);
  protected readonly failed = computed(() => this.rows.error() !== undefined);
  protected readonly waiting = computed(() => this.known().items.filter(isOpen));
  protected readonly ended = computed(() => this.known().items.filter((one) => !isOpen(one)));
  protected readonly nameOf = computed(() => {
    const { names } = this.known();
    return (id: string): string => names[id] ?? 'somebody who has left';
  });
  protected readonly linked = computed(() => (this.session.may('escalation.view') ? 'yes' : 'no'));
  protected readonly acting = computed(() => {
    if (!this.session.may('escalation.act')) return 'may-not';
    return this.busy() === 'yes' ? 'busy' : 'may';
  });
  protected readonly mayStart = computed(
    () => this.acting() !== 'may-not' && !['solved', 'closed'].includes(this.ticket().status.category),
  );

  constructor() {
    const { changed, returned } = inject(Realtime);
    merge(changed.pipe(filter(({ ticketId }) => ticketId === this.id())), returned)
      .pipe(takeUntilDestroyed(inject(DestroyRef)))
      .subscribe(() => this.again());
    effect(() => {
      this.version();
      untracked(() => this.again());
    });
    if (this.session.may('escalation.view')) void this.loadLadders();
  }

  again(): void {
    this.rows.reload();
  }

  /** The one that waits, without a note: for a key. */
  acknowledgeFirst(): void {
    const [first] = this.waiting();
    if (first && this.acting() === 'may') void this.acknowledge(first.id, null);
  }

  protected acknowledge(escalationId: string, note: string | null): Promise<void> {
    return this.act('Acknowledged: it climbs no further', () => this.api.acknowledge(this.id(), escalationId, note));
  }

  protected stop(escalationId: string): Promise<void> {
    return this.act('Stopped', () => this.api.stop(this.id(), escalationId));
  }

  protected start(ladderId: string): Promise<void> {
    return this.act('It climbs from now on', () => this.api.start(this.id(), ladderId));
  }

  private async act(said: string, work: () => Promise<TicketEscalations>): Promise<void> {
    this.busy.set('yes');
    try {
      this.rows.set(await work());
      this.notices.say(said);
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    } finally {
      this.busy.set('no');
    }
  }

  /** Who may not see them, or has none, is offered none. */
  private async loadLadders(): Promise<void> {
    const { items } = await this.api.ladders().catch(() => ({ items: [] }));
    this.ladders.set(items.map(({ id, name, steps }) => ({ value: id, label: name, hint: `${steps.length} steps`, icon: 'ladder' })));
  }
}
