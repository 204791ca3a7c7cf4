import { ChangeDetectionStrategy, Component, computed, inject, model, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { May } from '@casewright/data-access';
import { Icon, Notices } from '@casewright/ui';
import type { AskedStep } from '../life/rule-life';
import { leverOf } from './levers';
import { RuleEditorStore } from './rule-editor.store';

/** What can be done to the rule as a whole: those that need a reason or more are only asked for here. */
@Component({
  selector: 'cw-rule-levers',
  imports: [Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, May],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-levers.html',
  styles: ':host { display: contents; }',
})
export class RuleLevers {
  /** Whether the form of a publication is open. */
  readonly publishing = model.required<'no' | 'yes'>();
  readonly asked = output<AskedStep>();
  protected readonly store = inject(RuleEditorStore);
  private readonly notices = inject(Notices);
  protected readonly lever = computed(() => leverOf(this.store.rule()));

  /** Pausing takes effect at once, so it can be taken back at once. */
  protected async toggle(): Promise<void> {
    const pausing = this.lever() === 'Pause';
    const done = pausing ? await this.store.pause() : await this.store.resume();
    if (!done) return;
    const words = pausing ? 'Paused: it does nothing until it is resumed' : 'It runs again';
    this.notices.offerUndo(words, () => void (pausing ? this.store.resume() : this.store.pause()));
  }
}
