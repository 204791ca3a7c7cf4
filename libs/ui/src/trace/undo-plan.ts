import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { UndoDirection, UndoPlanView, UndoState } from '@casewright/contracts';
import { Chip } from '../chip/chip';
import type { Look } from '../chip/looks';
import { Icon } from '../icon/icon';
import { TicketLink } from '../link/ticket-link';

const looks: Readonly<Record<UndoState, Look>> = {
  reversible: { icon: 'check', tone: 'good', label: 'Goes back' },
  'changed-since': { icon: 'edit', tone: 'warn', label: 'Stays' },
  undone: { icon: 'history', tone: 'neutral', label: 'Is back already' },
  redone: { icon: 'history', tone: 'neutral', label: 'Is done already' },
  final: { icon: 'lock', tone: 'neutral', label: 'Cannot go back' },
  pending: { icon: 'clock', tone: 'neutral', label: 'Not done yet' },
};

/** Words of the two directions. */
const words = {
  undo: {
    ...{ region: 'What undoing would do', none: 'Nothing can be taken back.', one: 'One change goes back', many: 'changes go back' },
    ...{ change: 'Goes back', confirmOne: 'Take it back', confirm: 'Take', confirmEnd: 'changes back', busy: 'Taking back …' },
  },
  redo: {
    ...{
      region: 'What doing it again would do',
      none: 'Nothing can be done again.',
      one: 'One change is done again',
      many: 'changes are done again',
    },
    ...{ change: 'Is done again', confirmOne: 'Do it again', confirm: 'Do', confirmEnd: 'changes again', busy: 'Doing it again …' },
  },
} as const;

/** What taking a rule's work back, or doing it again, would do, effect by effect, before anybody does it. */
@Component({
  selector: 'cw-undo-plan',
  imports: [Chip, Icon, MatButton, TicketLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'region', '[attr.aria-label]': 'words().region' },
  templateUrl: './undo-plan.html',
  styleUrl: './undo-plan.scss',
})
export class UndoPlan {
  readonly plan = input.required<UndoPlanView>();
  readonly direction = input<UndoDirection>('undo');
  readonly busy = input<'no' | 'undoing'>('no');
  /** one: all of it happened on one ticket, which needs no naming. */
  readonly tickets = input<'one' | 'many'>('many');
  readonly confirmed = output();
  readonly cancelled = output();
  /** What was taken back is to be done again: the plan of that is asked for. */
  readonly redoWanted = output();
  protected readonly words = computed(() => words[this.direction()]);
  protected readonly looks = computed(() => ({ ...looks, reversible: { ...looks.reversible, label: this.words().change } }));
  protected readonly undone = computed(() => (this.direction() === 'undo' ? this.plan().counts.undone : 0));
  protected readonly count = computed(() => this.plan().counts.reversible);
  protected readonly kept = computed(() => Object.values(this.plan().counts).reduce((sum, count) => sum + count, 0) - this.count());
}
