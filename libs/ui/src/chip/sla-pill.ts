import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SlaTarget, TicketClockState } from '@casewright/contracts';
import { duration, shortAge } from '../time/durations';
import { exactTime } from '../time/exact';
import { Now } from '../time/now';
import { Chip } from './chip';
import { clockLooks } from './looks';

const hour = 60 * 60_000;
const soon = hour;
const long = 48 * hour;

/** Of what is late by hours the minutes say nothing. */
const late = (milliseconds: number): string => (Math.abs(milliseconds) < hour ? duration(milliseconds) : shortAge(milliseconds));

/** Beyond two days the hours say nothing. */
const rough = (milliseconds: number): string => (Math.abs(milliseconds) < long ? duration(milliseconds) : shortAge(milliseconds));

export const targetWords: Readonly<Record<SlaTarget, string>> = { 'first-reply': 'First reply', resolution: 'Resolution' };

/** States in which nothing comes nearer. */
const still: ReadonlySet<TicketClockState> = new Set(['met', 'paused', 'cancelled']);

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
  readonly ground = input<'filled' | 'quiet'>('filled');

  private readonly left = computed(() => {
    const due = this.dueAt();
    return due === null ? null : Date.parse(due) - this.now.ms();
  });
  protected readonly look = computed(() => {
    const left = this.left();
    if (this.state() !== 'active' || left === null) return clockLooks[this.state()];
    if (left < 0) return clockLooks.breached;
    return left < soon ? clockLooks.soon : clockLooks.active;
  });
  protected readonly words = computed(() => {
    const left = this.left();
    if (still.has(this.state()) || left === null) return this.look().label;
    return left < 0 ? `${late(left)} over` : rough(left);
  });
  protected readonly title = computed(() => {
    const due = still.has(this.state()) ? null : this.dueAt();
    const what = `${targetWords[this.target()]}: ${this.look().label.toLowerCase()}`;
    return due === null ? what : `${what} ${exactTime(due)}`;
  });
}
