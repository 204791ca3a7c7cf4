import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { UndoPlanView, UndoState } from '@casewright/contracts';
import { Chip } from '../chip/chip';
import type { Look } from '../chip/looks';
import { Icon } from '../icon/icon';
import { TicketLink } from '../link/ticket-link';

const looks: Readonly<Record<UndoState, Look>> = {
  reversible: { icon: 'check', tone: 'good', label: 'Goes back' },
  'changed-since': { icon: 'edit', tone: 'warn', label: 'Stays' },
  undone: { icon: 'history', tone: 'neutral', label: 'Is back already' },
  final: { icon: 'lock', tone: 'neutral', label: 'Cannot go back' },
  pending: { icon: 'clock', tone: 'neutral', label: 'Not done yet' },
};

/** What taking a rule's work back would do, effect by effect, before anybody does it. */
@Component({
  selector: 'cw-undo-plan',
  imports: [Chip, Icon, MatButton, TicketLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'region', 'aria-label': 'What undoing would do' },
  templateUrl: './undo-plan.html',
  styleUrl: './undo-plan.scss',
})
export class UndoPlan {
  readonly plan = input.required<UndoPlanView>();
  readonly busy = input<'no' | 'undoing'>('no');
  /** one: all of it happened on one ticket, which needs no naming. */
  readonly tickets = input<'one' | 'many'>('many');
  readonly confirmed = output();
  readonly cancelled = output();
  protected readonly looks = looks;
  protected readonly count = computed(() => this.plan().counts.reversible);
  protected readonly kept = computed(() => Object.values(this.plan().counts).reduce((sum, count) => sum + count, 0) - this.count());
}
