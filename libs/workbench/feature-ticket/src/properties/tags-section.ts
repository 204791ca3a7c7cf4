import { ChangeDetectionStrategy, Component, computed, input, output, viewChild } from '@angular/core';
import { Icon, Picker, Section, type PickerOption } from '@casewright/ui';
import { Spark } from './spark';

/** Lower case with dashes, as tags are written. */
export const asTag = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{Ll}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

@Component({
  selector: 'cw-tags-section',
  imports: [Icon, Picker, Section, Spark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-section title="Tags">
      @if (decided() === 'by-machine') {
        <cw-spark aside what="Tags" (asked)="asked.emit()" />
      }
      <div class="tags">
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
        <cw-picker label="Add a tag" creates="yes" [options]="options()" [state]="editing()" (picked)="add($event)">
          <cw-icon name="add" [size]="14" />{{ tags().length ? '' : 'Add a tag' }}
        </cw-picker>
      </div>
    </cw-section>
  `,
  styles: `
    .tags {
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
    button:hover {
      color: var(--cw-text);
    }
  `,
})
export class TagsSection {
  readonly tags = input.required<readonly string[]>();
  readonly known = input<readonly string[]>([]);
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  readonly decided = input<'by-person' | 'by-machine'>('by-person');
  readonly added = output<string>();
  readonly removed = output<string>();
  readonly asked = output();
  private readonly picker = viewChild.required(Picker);
  protected readonly options = computed<readonly PickerOption[]>(() =>
    this.known()
      .filter((tag) => !this.tags().includes(tag))
      .map((tag) => ({ value: tag, label: tag, icon: 'tag' as const })),
  );

  open(): void {
    this.picker().open();
  }

  protected add(text: string): void {
    const tag = asTag(text);
    if (tag !== '' && !this.tags().includes(tag)) this.added.emit(tag);
  }
}
