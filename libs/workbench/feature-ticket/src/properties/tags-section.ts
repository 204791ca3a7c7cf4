import { ChangeDetectionStrategy, Component, input, output, viewChild } from '@angular/core';
import { Section } from '@casewright/ui';
import { Spark } from './spark';
import { TagList } from './tag-list';

@Component({
  selector: 'cw-tags-section',
  imports: [Section, Spark, TagList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-section title="Tags">
      @if (why() === 'offered') {
        <cw-spark aside what="Tags" [by]="decided() === 'by-machine' ? 'machine' : 'person'" (asked)="asked.emit()" />
      }
      <cw-tag-list [tags]="tags()" [known]="known()" [editing]="editing()" (added)="added.emit($event)" (removed)="removed.emit($event)" />
    </cw-section>
  `,
})
export class TagsSection {
  readonly tags = input.required<readonly string[]>();
  readonly known = input<readonly string[]>([]);
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  readonly decided = input<'by-person' | 'by-machine'>('by-person');
  readonly why = input<'offered' | 'hidden'>('hidden');
  readonly added = output<string>();
  readonly removed = output<string>();
  readonly asked = output();
  private readonly list = viewChild(TagList);

  /** Not while the section is folded. */
  open(): void {
    this.list()?.open();
  }
}
