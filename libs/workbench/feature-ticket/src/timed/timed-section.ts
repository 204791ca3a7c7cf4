import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TicketTimedRuleView } from '@casewright/contracts';
import { TimedRulesApi } from '@casewright/data-access';
import { Icon, Section, Time, type IconName } from '@casewright/ui';

const endings: Readonly<Record<TicketTimedRuleView['state'], { icon: IconName; words: string }>> = {
  armed: { icon: 'clock', words: 'Waits' },
  fired: { icon: 'check', words: 'Acted' },
  skipped: { icon: 'none', words: 'Did nothing' },
  cancelled: { icon: 'close', words: 'Stopped waiting' },
};

/** The rules that wait on a ticket, each with the time at which it will act; those whose conditions do not hold now stand back. */
@Component({
  selector: 'cw-timed-section',
  imports: [Icon, RouterLink, Section, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './timed-section.html',
  styleUrl: './timed-section.scss',
})
export class TimedSection {
  readonly ticketId = input.required<string>();
  /** Another value makes it look again: what happens on a ticket arms and ends rules. */
  readonly version = input.required<number>();
  private readonly api = inject(TimedRulesApi);
  private readonly rules = resource({
    params: () => ({ id: this.ticketId(), version: this.version() }),
    loader: ({ params }) => this.api.onTicket(params.id),
  });
  protected readonly endings = endings;
  protected readonly failed = computed(() => this.rules.error() !== undefined);
  private readonly known = computed(() => (this.rules.hasValue() ? this.rules.value() : { waiting: [], ended: [] }));
  protected readonly waiting = computed(() => this.known().waiting);
  protected readonly ended = computed(() => this.known().ended);

  protected again(): void {
    this.rules.reload();
  }
}
