import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ChainView, DecisionView, UndoDirection, UndoPlanView } from '@casewright/contracts';
import { DecisionsApi, May, UndoApi, asProblem } from '@casewright/data-access';
import { Icon, Notices, UndoPlan, undoneWords } from '@casewright/ui';
import { Chain } from './chain';

/** What one can do with a run: see what led to it and what it led to, take it back, and do it again. */
@Component({
  selector: 'cw-run-levers',
  imports: [Chain, Icon, MatButton, May, UndoPlan],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="levers">
      <button matButton type="button" [attr.aria-expanded]="chain() !== null" (click)="toggleChain()">
        <cw-icon matButtonIcon name="branch" />Its chain
      </button>
      <button *cwMay="'rule.publish'" matButton type="button" [attr.aria-expanded]="plan() !== null" (click)="prepare('undo')">
        <cw-icon matButtonIcon name="history" />Undo …
      </button>
    </div>
    @if (chain(); as shown) {
      <cw-chain [chain]="shown" />
    }
    @if (plan(); as prepared) {
      <cw-undo-plan
        tickets="one"
        [plan]="prepared"
        [direction]="direction()"
        [busy]="busy()"
        (confirmed)="carryOut()"
        (redoWanted)="prepare('redo')"
        (cancelled)="plan.set(null)"
      />
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 0 var(--cw-3) var(--cw-3);
    }
    .levers {
      display: flex;
      flex-wrap: wrap;
    }
  `,
})
export class RunLevers {
  readonly decision = input.required<DecisionView>();
  private readonly decisions = inject(DecisionsApi);
  private readonly api = inject(UndoApi);
  private readonly notices = inject(Notices);
  protected readonly chain = signal<ChainView | null>(null);
  protected readonly plan = signal<UndoPlanView | null>(null);
  protected readonly direction = signal<UndoDirection>('undo');
  protected readonly busy = signal<'no' | 'undoing'>('no');

  protected async toggleChain(): Promise<void> {
    if (this.chain()) return this.chain.set(null);
    this.chain.set(await this.asked(() => this.decisions.chain(this.decision().id)));
  }

  protected async prepare(direction: UndoDirection): Promise<void> {
    const plan = await this.asked(() => this.api.plan({ runId: this.decision().id }, direction));
    this.direction.set(direction);
    this.plan.set(plan);
  }

  protected async carryOut(): Promise<void> {
    const direction = this.direction();
    this.busy.set('undoing');
    const result = await this.asked(() => this.api.carryOut({ runId: this.decision().id }, direction));
    this.busy.set('no');
    if (!result) return;
    this.plan.set(null);
    this.notices.say(undoneWords(result, direction));
  }

  private asked<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    return ask().catch((error: unknown) => {
      this.notices.refuse(asProblem(error).message);
      return null;
    });
  }
}
