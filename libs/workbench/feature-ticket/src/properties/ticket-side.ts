import { ChangeDetectionStrategy, Component, computed, inject, input, output, viewChild } from '@angular/core';
import { isCustomField, type TicketView } from '@casewright/contracts';
import { Directory, KnownTags, Session, TicketFields, TicketsApi } from '@casewright/data-access';
import type { Permission } from '@casewright/contracts';
import { EscalationSection } from '../escalation/escalation-section';
import type { Side } from '../state/side';
import { TicketEdits } from '../state/ticket-edits';
import { TicketStore } from '../state/ticket.store';
import { SlaWhyPanel } from '../why/sla-why-panel';
import { WhyNotPanel } from '../why/why-not-panel';
import { WhyPanel } from '../why/why-panel';
import { CustomerSummary } from './customer-summary';
import { FieldsSection } from './fields-section';
import { PeopleSection } from './people-section';
import { Properties } from './properties';
import { SlaSection } from './sla-section';
import { TimedSection } from '../timed/timed-section';
import { WaitingSection } from '../waiting/waiting-section';
import { TagsSection } from './tags-section';

/** The side panel of a ticket: its sections, or the answer to "why" in their place. */
@Component({
  selector: 'cw-ticket-side',
  imports: [
    CustomerSummary,
    EscalationSection,
    FieldsSection,
    PeopleSection,
    Properties,
    SlaSection,
    SlaWhyPanel,
    TagsSection,
    TimedSection,
    WaitingSection,
    WhyNotPanel,
    WhyPanel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ticket-side.html',
})
export class TicketSide {
  readonly ticket = input.required<TicketView>();
  readonly shows = input.required<Side>();
  readonly reader = input<'staff' | 'customer'>('staff');
  readonly asked = output<Side>();
  readonly closed = output();
  protected readonly store = inject(TicketStore);
  protected readonly edits = inject(TicketEdits);
  protected readonly known = inject(KnownTags);
  protected readonly directory = inject(Directory);
  private readonly session = inject(Session);
  private readonly api = inject(TicketsApi);
  private readonly properties = viewChild(Properties);
  private readonly tags = viewChild(TagsSection);
  private readonly escalations = viewChild(EscalationSection);
  private readonly waiting = viewChild(WaitingSection);
  protected readonly clock = computed(() => {
    const side = this.shows();
    return side.kind === 'clock' ? (this.store.clocks().find((clock) => clock.target === side.target) ?? null) : null;
  });
  protected readonly fieldConflict = computed(() => {
    const conflict = this.store.conflict();
    return conflict && isCustomField(conflict.field) ? conflict : null;
  });
  protected readonly why = computed(() => {
    const side = this.shows();
    return side.kind === 'why' ? side : null;
  });

  constructor() {
    void inject(TicketFields).load();
  }

  open(which: 'status' | 'priority' | 'assignee' | 'tag'): void {
    if (which === 'tag') this.tags()?.open();
    else this.properties()?.open(which);
  }

  /** Has it snoozed, or the reader reminded of it. */
  wait(which: 'snooze' | 'reminder'): void {
    this.waiting()?.open(which);
  }

  acknowledge(): void {
    this.escalations()?.acknowledgeFirst();
  }

  protected when(permission: Permission): 'enabled' | 'disabled' {
    return this.session.may(permission) && this.ticket().status.category !== 'closed' ? 'enabled' : 'disabled';
  }

  protected sees(permission: Permission): boolean {
    return this.session.may(permission);
  }

  protected resolve(whose: 'mine' | 'theirs'): void {
    if (whose === 'mine') void this.edits.insist();
    else this.store.setConflict(null);
  }

  protected tag(tag: string): void {
    void this.store.run((id) => this.api.tag(id, tag));
  }

  protected untag(tag: string): void {
    void this.store.run((id) => this.api.untag(id, tag));
  }

  follow(): void {
    const { following } = this.ticket();
    void this.store.run((id) => (following ? this.api.unfollow(id) : this.api.follow(id)));
  }
}
