import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ClockView } from '@casewright/contracts';
import { ClocksApi, Session, asProblem, fieldProblem, refusalBesideFields, type ApiProblem } from '@casewright/data-access';
import { Icon, MinutesInput, Notices } from '@casewright/ui';

type Kind = 'credit' | 'excuse' | 'withdraw';

/** Gives a clock time back, or says that its breach does not count, each with a reason that stays on the record. */
@Component({
  selector: 'cw-clock-corrections',
  imports: [Icon, MatButton, MinutesInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './clock-corrections.html',
  styleUrl: './clock-corrections.scss',
})
export class ClockCorrections {
  readonly clock = input.required<ClockView>();
  readonly ticketId = input.required<string>();
  readonly corrected = output();
  private readonly api = inject(ClocksApi);
  private readonly notices = inject(Notices);
  protected readonly may = inject(Session).may('sla.correct');
  protected readonly open = signal<Kind | null>(null);
  protected readonly busy = signal<'no' | 'yes'>('no');
  protected readonly minutes = signal<number | null>(30);
  protected readonly direction = signal<'give' | 'take'>('give');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly refusal = computed(() => refusalBesideFields(this.problem()));
  protected readonly offers = computed<readonly { readonly kind: Kind; readonly label: string }[]>(() => {
    const { breachedAt, late, excused, state } = this.clock();
    const isBreached = breachedAt !== null || late;
    return [
      ...(state === 'cancelled' ? [] : [{ kind: 'credit' as const, label: 'Give time back …' }]),
      ...(isBreached && !excused ? [{ kind: 'excuse' as const, label: 'Excuse the breach …' }] : []),
      ...(excused ? [{ kind: 'withdraw' as const, label: 'Take the excuse back …' }] : []),
    ];
  });
  protected readonly wrong = (pointer: string): string | null => fieldProblem(this.problem(), pointer);

  protected begin(kind: Kind): void {
    this.problem.set(null);
    this.open.set(kind);
  }

  protected submit(reason: string): void {
    const [kind, id, { target }] = [this.open(), this.ticketId(), this.clock()];
    const minutes = (this.minutes() ?? 0) * (this.direction() === 'give' ? 1 : -1);
    if (kind === 'credit') {
      const said = minutes > 0 ? 'The time is given back' : 'The time is taken away';
      void this.attempt(said, () => this.api.credit(id, target, { minutes, reason }));
    }
    if (kind === 'excuse') void this.attempt('The breach does not count any more', () => this.api.excuse(id, target, reason));
    if (kind === 'withdraw') void this.attempt('The breach counts again', () => this.api.withdrawExcuse(id, target, reason));
  }

  private async attempt(said: string, work: () => Promise<unknown>): Promise<void> {
    this.busy.set('yes');
    this.problem.set(null);
    try {
      await work();
      this.open.set(null);
      this.notices.say(said);
      this.corrected.emit();
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set('no');
    }
  }
}
