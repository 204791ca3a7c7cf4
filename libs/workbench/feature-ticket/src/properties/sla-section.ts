import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ClockView } from '@casewright/contracts';
import { Section, SlaPill, episodeWords, minutesAsText } from '@casewright/ui';
import { Spark } from './spark';

const over = new Set<ClockView['state']>(['met', 'cancelled']);

/** The clocks of the ticket: what is due, and how much of it is used; those that have ended last. */
@Component({
  selector: 'cw-sla-section',
  imports: [Section, SlaPill, Spark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-section title="SLA">
      @for (row of rows(); track row.clock.target) {
        <div class="row">
          <span>{{ row.name }}</span>
          <cw-sla-pill [clock]="row.clock" />
          <cw-spark [what]="row.name" (asked)="asked.emit(row.clock)" />
        </div>
        <div class="bar" role="img" [attr.aria-label]="row.used">
          <i [style.width.%]="row.percent" [attr.data-state]="row.clock.excused ? 'excused' : row.clock.state"></i>
        </div>
        <p class="cw-numbers">{{ row.used }}</p>
      } @empty {
        <p>No SLA policy matches this ticket.</p>
      }
    </cw-section>
  `,
  styles: `
    .row {
      display: grid;
      grid-template-columns: 104px minmax(0, 1fr) auto;
      align-items: center;
      min-height: 32px;
    }
    .row > span {
      color: var(--cw-muted);
    }
    .bar {
      height: 3px;
      margin: 2px 0 4px;
      overflow: hidden;
      border-radius: 2px;
      background: var(--cw-neutral-bg);
    }
    i {
      display: block;
      height: 100%;
      border-radius: 2px;
      background: var(--cw-info-fg);
    }
    i[data-state='met'] {
      background: var(--cw-good-fg);
    }
    i[data-state='breached'] {
      background: var(--cw-bad-fg);
    }
    i[data-state='cancelled'],
    i[data-state='excused'],
    i[data-state='paused'] {
      background: var(--cw-faint);
    }
    p {
      margin-bottom: 6px;
      color: var(--cw-faint);
      font-size: var(--cw-small);
    }
  `,
})
export class SlaSection {
  readonly clocks = input.required<readonly ClockView[]>();
  readonly asked = output<ClockView>();
  protected readonly rows = computed(() =>
    [...this.clocks()]
      .sort((left, right) => Number(over.has(left.state)) - Number(over.has(right.state)))
      .map((clock) => ({
        clock,
        name: episodeWords(clock.target, clock.episode),
        percent: Math.max(0, Math.min(100, (100 * clock.elapsedMinutes) / clock.goalMinutes)),
        used: `${minutesAsText(clock.elapsedMinutes)} of ${minutesAsText(clock.goalMinutes)} used`,
      })),
  );
}
