import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Speech } from '@casewright/conditions';
import type { RuleContent } from '@casewright/contracts';
import { Icon } from '@casewright/ui';
import { changesIn, merged, partsOf, type Conflict, type MergePart, type Side } from './merge';

/** Two people have changed one draft: shows part by part what each has changed, and makes one draft of what is chosen. */
@Component({
  selector: 'cw-merge-panel',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './merge-panel.html',
  styleUrl: './merge-panel.scss',
})
export class MergePanel {
  readonly conflict = input.required<Conflict>();
  /** Who has saved the other draft. */
  readonly by = input.required<string>();
  readonly speech = input.required<Speech>();
  readonly busy = input<'no' | 'saving' | 'publishing'>('no');
  readonly settled = output<RuleContent>();
  readonly dropped = output();
  private readonly parts = linkedSignal<readonly MergePart[]>(() => partsOf(this.conflict()));
  protected readonly rows = computed(() => {
    const { base, mine, theirs } = this.conflict();
    return this.parts().map((part) => ({
      part,
      sides: [
        { side: 'mine' as const, title: 'Mine', changes: changesIn(part, base, mine, this.speech()) },
        { side: 'theirs' as const, title: `Of ${this.by()}`, changes: changesIn(part, base, theirs, this.speech()) },
      ],
    }));
  });
  protected readonly open = computed(() => this.parts().filter(({ chosen }) => chosen === null).length);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // Whoever saves from the end of a long form would not see why nothing was saved.
    afterNextRender(() => host.scrollIntoView({ block: 'start' }));
  }

  protected choose(label: string, chosen: Side): void {
    this.parts.update((parts) => parts.map((part) => (part.label === label ? { ...part, chosen } : part)));
  }

  protected settle(): void {
    this.settled.emit(merged(this.conflict(), this.parts()));
  }
}
