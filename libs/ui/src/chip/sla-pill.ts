import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SlaTarget, TicketClockState } from '@casewright/contracts';
import { countdown, duration, shortAge } from '../time/durations';
import { exactTime } from '../time/exact';
import { Now } from '../time/now';
import { Chip } from './chip';
import { clockLooks, type Look } from './looks';
import { episodeWords } from './target-words';

const minute = 60_000;
const hour = 60 * minute;
const soon = hour;
const long = 48 * hour;
/** Nearer than this the seconds are counted. */
const near = 5 * minute;

/** Of what is late by hours the minutes say nothing. */
const late = (milliseconds: number): string => (Math.abs(milliseconds) < hour ? duration(milliseconds) : shortAge(milliseconds));

/** Beyond two days the hours say nothing. */
const rough = (milliseconds: number): string => {
  if (milliseconds < near) return countdown(milliseconds);
  return Math.abs(milliseconds) < long ? duration(milliseconds) : shortAge(milliseconds);
};

/** States in which nothing comes nearer. */
const still: ReadonlySet<TicketClockState> = new Set(['met', 'paused', 'cancelled']);

const excusedLook: Look = { tone: 'neutral', icon: 'slaBreached', label: 'Excused' };

/** As much of a clock as the pill shows. */
export interface PillClock {
  readonly target: SlaTarget;
  readonly state: TicketClockState;
  readonly dueAt: string | null;
  /** How often the target has come on this ticket. */
  readonly episode?: number;
  /** 2 and more: how far a breach has grown. */
  readonly breachLevel?: number;
  /** Who said that the breach does not count, or that somebody did. */
  readonly excused?: object | boolean | null;
}

/** What is due next on a ticket, and how long that is away. */
@Component({
  selector: 'cw-sla-pill',
  imports: [Chip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<cw-chip [tone]="look().tone" [icon]="look().icon" [look]="ground()" [attr.title]="title()">{{ words() }}</cw-chip>`,
  styles: ':host { display: inline-flex; min-width: 0; }',
})
export class SlaPill {
  private readonly now = inject(Now);
  readonly clock = input.required<PillClock>();
  readonly ground = input<'filled' | 'quiet'>('filled');

  private readonly left = computed(() => {
    const due = this.clock().dueAt;
    if (due === null) return null;
    const calmly = Date.parse(due) - this.now.ms();
    const isNear = calmly > -near && calmly < near;
    return isNear ? Date.parse(due) - this.now.seconds() : calmly;
  });
  private readonly isStill = computed(() => still.has(this.clock().state) || this.left() === null);
  protected readonly look = computed(() => {
    const left = this.left();
    if (this.clock().excused) return excusedLook;
    if (this.clock().state !== 'active' || left === null) return clockLooks[this.clock().state];
    if (left < 0) return clockLooks.breached;
    return left < soon ? clockLooks.soon : clockLooks.active;
  });
  protected readonly words = computed(() => {
    const left = this.left();
    const parts = [this.isStill() || left === null || this.clock().excused ? this.look().label : howFar(left)];
    const { breachLevel = 0, excused } = this.clock();
    if (breachLevel > 1 && !excused) parts.push(`level ${breachLevel}`);
    return parts.join(' · ');
  });
  protected readonly title = computed(() => {
    const due = this.isStill() ? null : this.clock().dueAt;
    const what = `${episodeWords(this.clock().target, this.clock().episode ?? 1)}: ${this.look().label.toLowerCase()}`;
    return due === null ? what : `${what}${this.clock().excused ? ', was due' : ''} ${exactTime(due)}`;
  });
}

const howFar = (left: number): string => (left < 0 ? `${late(left)} over` : rough(left));
