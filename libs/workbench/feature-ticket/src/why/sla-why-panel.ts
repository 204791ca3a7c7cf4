import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClockView } from '@casewright/contracts';
import { Icon, SidePanel, SlaPill, Time, minutesAsText, targetWords } from '@casewright/ui';
import { LedgerStrip } from './ledger-strip';

/** Why a clock stands where it stands: policy, calendar, and every running and paused stretch. */
@Component({
  selector: 'cw-sla-why-panel',
  imports: [Icon, LedgerStrip, RouterLink, SidePanel, SlaPill, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sla-why-panel.html',
  styleUrls: ['./why.scss', './sla-why-panel.scss'],
})
export class SlaWhyPanel {
  readonly clock = input.required<ClockView>();
  readonly closed = output();
  protected readonly name = computed(() => targetWords[this.clock().target]);
  protected readonly words = minutesAsText;
  protected readonly left = computed(() => {
    const { remainingMinutes } = this.clock();
    return `${minutesAsText(remainingMinutes)} ${remainingMinutes < 0 ? 'over' : 'left'}`;
  });
  protected readonly stretches = computed(() => this.clock().ledger.map((entry) => ({ entry, cause: causeWords(entry.cause.type) })));
}

/** `ticket.status-changed` → `status changed`. */
const causeWords = (type: string): string => type.replace(/^\w+\./, '').replace(/-/g, ' ');
