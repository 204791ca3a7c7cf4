import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { Icon } from '../icon/icon';

const storageKey = (name: string) => `cw:section:${name}`;

/** A part of a side panel that folds and remembers it. Slot `[aside]` stands at the right of the heading. */
@Component({
  selector: 'cw-section',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="head">
      <h2>
        <button type="button" [attr.aria-expanded]="open()" (click)="toggle()">
          <cw-icon [name]="open() ? 'collapse' : 'expand'" [size]="14" />{{ title() }}
        </button>
      </h2>
      <ng-content select="[aside]" />
    </div>
    @if (open()) {
      <div class="content"><ng-content /></div>
    }
  `,
  styleUrl: './section.scss',
})
export class Section {
  readonly title = input.required<string>();
  /** Under which its state is remembered; the title where absent. */
  readonly name = input<string>();
  private readonly key = computed(() => storageKey(this.name() ?? this.title()));
  protected readonly open = linkedSignal(() => localStorage.getItem(this.key()) !== 'folded');

  protected toggle(): void {
    this.open.update((open) => !open);
    localStorage.setItem(this.key(), this.open() ? 'open' : 'folded');
  }
}
