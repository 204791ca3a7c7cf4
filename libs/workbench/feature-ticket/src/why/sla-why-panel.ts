import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClockView } from '@casewright/contracts';
import {
  Icon,
  SidePanel,
  SlaPill,
  Time,
  clockLooks,
  duration,
  episodeWords,
  minutesAsText,
  statusLooks,
  warningWords,
} from '@casewright/ui';
import { causeWords } from './cause-words';
import { ClockCorrections } from './clock-corrections';
import { ClockStrip } from './clock-strip';

/** Why a clock stands where it stands: policy, calendar, every running and paused stretch, and what people corrected. */
@Component({
  selector: 'cw-sla-why-panel',
  imports: [ClockCorrections, ClockStrip, Icon, RouterLink, SidePanel, SlaPill, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sla-why-panel.html',
  styleUrls: ['./why.scss', './sla-why-panel.scss'],
})
export class SlaWhyPanel {
  readonly clock = input.required<ClockView>();
  readonly ticketId = input.required<string>();
  readonly closed = output();
  readonly corrected = output();
  protected readonly name = computed(() => episodeWords(this.clock().target, this.clock().episode));
  protected readonly words = minutesAsText;
  protected readonly warningWords = warningWords;
  protected readonly looks = clockLooks;
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
  protected readonly credits = computed(() =>
    this.clock().credits.map((credit) => ({
      ...credit,
      words: credit.minutes > 0 ? `− ${minutesAsText(credit.minutes)}` : `+ ${minutesAsText(credit.minutes)}`,
      done: credit.minutes > 0 ? 'given back' : 'taken away',
    })),
  );
  protected readonly pauses = computed(() => {
    const labels = this.clock().pausesIn.map((category) => statusLooks[category].label.toLowerCase());
    return labels.length === 0 ? 'never' : `while ${labels.join(' or ')}`;
  });
  protected readonly end = computed(() => {
    const { state, stopped } = this.clock();
    if (!stopped) return null;
    return { at: stopped.at, words: `${state === 'met' ? 'met' : 'ended'} by: ${causeWords(stopped.cause.type)}` };
  });
  /** Newest first. */
  protected readonly earlier = computed(() =>
    this.clock()
      .earlier.map((one) => ({ ...one, ended: endingOf(one), look: clockLooks[one.late && one.state === 'met' ? 'breached' : one.state] }))
      .reverse(),
  );
}

function endingOf({ state, late, excused }: ClockView['earlier'][number]): string {
  if (state === 'cancelled') return 'not needed';
  const how = late || state === 'breached' ? 'too late' : 'in time';
  return excused ? `${how}, excused` : how;
}

/** Pauses count nothing; how long they lasted is said all the same. */
const pauseLength = ({ from, to }: ClockView['ledger'][number]): string =>
  to === null ? 'paused' : `(${duration(Date.parse(to) - Date.parse(from))})`;
