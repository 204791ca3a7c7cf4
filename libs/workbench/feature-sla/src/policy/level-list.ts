import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MinutesInput } from '@casewright/ui';
import { EntryList } from './entry-list';
import { ListEntry } from './list-entry';

const first = 60;

/** How long after the goal a breach reaches level 2, 3 and so on. */
@Component({
  selector: 'cw-level-list',
  imports: [EntryList, ListEntry, MinutesInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-entry-list
      what="Breach level"
      none="A breach stays a breach, however long it lasts."
      [entries]="levels().length"
      [state]="state()"
      [problem]="wrong()('')"
      (added)="add()"
    >
      @for (minutes of levels(); track $index; let index = $index) {
        <cw-list-entry
          [name]="'level ' + (index + 2) + ' of ' + label()"
          [state]="state()"
          [problem]="wrong()('/' + index)"
          (removed)="changed.emit(levels().toSpliced(index, 1))"
        >
          <span>Level {{ index + 2 }} after</span>
          <cw-minutes-input
            [label]="label() + ', level ' + (index + 2)"
            [minutes]="minutes"
            [state]="state()"
            (changed)="changed.emit(levels().with(index, $event ?? 1))"
          />
        </cw-list-entry>
      }
    </cw-entry-list>
  `,
  styles: `
    span {
      min-width: 64px;
      color: var(--cw-muted);
    }
  `,
})
export class LevelList {
  readonly label = input.required<string>();
  /** Minutes after the goal, ascending. */
  readonly levels = input.required<readonly number[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  /** What the server has against a level, by its place. */
  readonly wrong = input<(pointer: string) => string | null>(() => null);
  readonly changed = output<number[]>();

  protected add(): void {
    const last = this.levels().at(-1);
    this.changed.emit([...this.levels(), last === undefined ? first : 2 * last]);
  }
}
