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
  readonly target = input.required<SlaTarget>();
  readonly state = input.required<TicketClockState>();
  readonly dueAt = input<string | null>(null);
  /** How often the target has come on this ticket. */
  readonly episode = input(1);
  /** 2 and more: how far a breach has grown. */
  readonly breachLevel = input(0);
  /** excused: a person said that the breach does not count. */
  readonly standing = input<'counts' | 'excused'>('counts');
  readonly ground = input<'filled' | 'quiet'>('filled');

  private readonly left = computed(() => {
    const due = this.dueAt();
    if (due === null) return null;
    const calmly = Date.parse(due) - this.now.ms();
    const isNear = calmly > -near && calmly < near;
    return isNear ? Date.parse(due) - this.now.seconds() : calmly;
  });
  private readonly isStill = computed(() => still.has(this.state()) || this.left() === null);
  protected readonly look = computed(() => {
    const left = this.left();
    if (this.standing() === 'excused') return excusedLook;
    if (this.state() !== 'active' || left === null) return clockLooks[this.state()];
    if (left < 0) return clockLooks.breached;
    return left < soon ? clockLooks.soon : clockLooks.active;
  });
  protected readonly words = computed(() => {
    const left = this.left();
    const parts = [this.isStill() || left === null || this.standing() === 'excused' ? this.look().label : howFar(left)];
    if (this.breachLevel() > 1 && this.standing() === 'counts') parts.push(`level ${this.breachLevel()}`);
    return parts.join(' · ');
  });
  protected readonly title = computed(() => {
    const due = this.isStill() ? null : this.dueAt();
    const what = `${episodeWords(this.target(), this.episode())}: ${this.look().label.toLowerCase()}`;
    return due === null ? what : `${what}${this.standing() === 'excused' ? ', was due' : ''} ${exactTime(due)}`;
  });
}

const howFar = (left: number): string => (left < 0 ? `${late(left)} over` : rough(left));
