import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Avatar } from '@casewright/ui';
import type { Viewers } from './queue-viewers';

const most = 3;

/** Small faces of those who have a ticket open. */
@Component({
  selector: 'cw-viewers-mark',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'img', '[attr.aria-label]': 'words()', '[attr.title]': 'words()' },
  template: `
    @for (viewer of shown(); track viewer.userId) {
      <cw-avatar [name]="viewer.name" [size]="18" />
    }
    @if (viewers().length > shown().length) {
      <span class="cw-numbers">+{{ viewers().length - shown().length }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      gap: 2px;
      align-items: center;
      margin-left: auto;
      padding-left: var(--cw-1);
    }
    span {
      color: var(--cw-muted);
      font-size: 11px;
    }
  `,
})
export class ViewersMark {
  readonly viewers = input.required<Viewers>();
  protected readonly shown = computed(() => this.viewers().slice(0, most));
  protected readonly words = computed(() => {
    const names = this.viewers().map(({ name }) => name);
    return names.length === 1 ? `${names[0] ?? ''} is looking at it` : `${names.join(', ')} are looking at it`;
  });
}
