import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClockView } from '@casewright/contracts';
import { Icon, SidePanel, SlaPill, Time, duration, minutesAsText, targetWords } from '@casewright/ui';
import { causeWords } from './cause-words';
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
    const { remainingMinutes, state, late } = this.clock();
    if (state === 'met') return late ? 'Met, too late' : 'Met in time';
    if (state === 'cancelled') return 'Not needed any more';
    return `${minutesAsText(remainingMinutes)} ${remainingMinutes < 0 ? 'over' : 'left'}`;
  });
  protected readonly stretches = computed(() =>
    this.clock().ledger.map((entry, place, all) => {
      const before = all[place - 1];
      const anotherPolicy = before && (before.policy.id !== entry.policy.id || before.policy.version !== entry.policy.version);
      return {
        entry,
        cause: causeWords(entry.cause.type),
        policy: anotherPolicy ? `by ${entry.policy.name}, version ${entry.policy.version}, from here on` : null,
        length: entry.kind === 'running' ? minutesAsText(entry.minutes) : pauseLength(entry),
      };
    }),
  );
  /** What the running stretches add up to. */
  protected readonly sum = computed(() => this.clock().ledger.reduce((sum, { minutes }) => sum + minutes, 0));
  protected readonly end = computed(() => {
    const { state, stopped } = this.clock();
    if (!stopped) return null;
    return { at: stopped.at, words: `${state === 'met' ? 'met' : 'ended'} by: ${causeWords(stopped.cause.type)}` };
  });
}

/** Pauses count nothing; how long they lasted is said all the same. */
const pauseLength = ({ from, to }: ClockView['ledger'][number]): string =>
  to === null ? 'paused' : `(${duration(Date.parse(to) - Date.parse(from))})`;
