import { ChangeDetectionStrategy, Component, computed, input, output, viewChild } from '@angular/core';
import { Icon, Picker, type PickerOption } from '@casewright/ui';

/** Lower case with dashes, as tags are written. */
export const asTag = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{Ll}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** Tags to take away, and a picker that adds one, new ones too. */
@Component({
  selector: 'cw-tag-list',
  imports: [Icon, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (tag of tags(); track tag) {
      <span class="tag">
        {{ tag }}
        @if (editing() === 'enabled') {
          <button type="button" [attr.aria-label]="'Remove tag ' + tag" (click)="removed.emit(tag)">
            <cw-icon name="close" [size]="12" />
          </button>
        }
      </span>
    }
    @if (editing() === 'enabled') {
      <cw-picker label="Add a tag" creates="yes" [options]="options()" (picked)="add($event)">
        <cw-icon name="add" [size]="14" />{{ tags().length ? '' : 'Add a tag' }}
      </cw-picker>
    } @else if (!tags().length) {
      <span class="none">No tags</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      align-items: center;
    }
    .tag {
      display: inline-flex;
      align-items: center;
      height: 24px;
      padding: 0 2px 0 8px;
      border-radius: var(--cw-radius);
      background: var(--cw-neutral-bg);
      font-size: var(--cw-small);
    }
    button {
      display: inline-flex;
      padding: 5px;
      border: 0;
      border-radius: var(--cw-radius);
      background: none;
      color: var(--cw-faint);
      cursor: pointer;
    }
    .none {
      color: var(--cw-muted);
      font-size: var(--cw-small);
    }
    button:hover {
      color: var(--cw-text);
    }
  `,
})
export class TagList {
  readonly tags = input.required<readonly string[]>();
  readonly known = input<readonly string[]>([]);
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  readonly added = output<string>();
  readonly removed = output<string>();
  private readonly picker = viewChild(Picker);
  protected readonly options = computed<readonly PickerOption[]>(() =>
    this.known()
      .filter((tag) => !this.tags().includes(tag))
      .map((tag) => ({ value: tag, label: tag, icon: 'tag' as const })),
  );

  open(): void {
    this.picker()?.open();
  }

  protected add(text: string): void {
    const tag = asTag(text);
    if (tag !== '' && !this.tags().includes(tag)) this.added.emit(tag);
  }
}
