import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { StopPreviewView, StopScope } from '@casewright/contracts';
import { RuleLifeApi, asProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { ReasonForm } from '../life/reason-form';
import { phaseWords } from '../words';

const countWords = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Asks before rules are stopped, and says how many that are and what they have still planned. */
@Component({
  selector: 'cw-stop-form',
  imports: [ReasonForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-reason-form
      action="Stop"
      example="For example: mails go to the wrong people"
      [title]="title()"
      [state]="preview()?.ruleCount && busy() === 'no' ? 'ready' : 'waiting'"
      (submitted)="stop($event)"
      (cancelled)="closed.emit()"
    >
      <p aria-live="polite">{{ words() }}</p>
    </cw-reason-form>
  `,
})
export class StopForm {
  readonly scope = input.required<StopScope>();
  readonly closed = output();
  readonly stopped = output();
  private readonly api = inject(RuleLifeApi);
  private readonly notices = inject(Notices);
  protected readonly preview = signal<StopPreviewView | null>(null);
  protected readonly busy = signal<'no' | 'stopping'>('no');
  protected readonly title = computed(() => {
    const { phase, all } = this.scope();
    if (all) return 'Stop all rules';
    return phase ? `Stop the phase ${phaseWords[phase]}` : 'Stop this rule';
  });
  protected readonly words = computed(() => {
    const seen = this.preview();
    if (!seen) return 'Counting what is live …';
    if (seen.ruleCount === 0) return 'No rule of these is live, so there is nothing to stop.';
    const effects = seen.effects.map(({ what, count }) => `${count} ${what}`).join(', ');
    return `It stops ${countWords(seen.ruleCount, 'live rule')} at once and cancels what is queued: ${effects}. What is stopped can go on in one step; what waited for a time then waits with the rest of it.`;
  });

  constructor() {
    effect(() => {
      const scope = this.scope();
      untracked(() => void this.count(scope));
    });
  }

  protected async stop(reason: string): Promise<void> {
    this.busy.set('stopping');
    try {
      const { ruleCount } = await this.api.stop(this.scope(), reason);
      this.notices.say(`Stopped ${countWords(ruleCount, 'rule')}`);
      this.stopped.emit();
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    } finally {
      this.busy.set('no');
    }
  }

  private async count(scope: StopScope): Promise<void> {
    this.preview.set(null);
    this.preview.set(await this.api.previewStop(scope).catch((error: unknown) => this.refuse(error)));
  }

  private refuse(error: unknown): null {
    this.notices.refuse(asProblem(error).message);
    this.closed.emit();
    return null;
  }
}
