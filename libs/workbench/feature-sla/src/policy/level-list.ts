import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Icon, MinutesInput } from '@casewright/ui';

const most = 5;
const first = 60;

/** How long after the goal a breach reaches level 2, 3 and so on. */
@Component({
  selector: 'cw-level-list',
  imports: [Icon, MatButton, MatIconButton, MinutesInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (minutes of levels(); track $index; let index = $index) {
      <div class="row">
        <span>Level {{ index + 2 }} after</span>
        <cw-minutes-input
          [label]="label() + ', level ' + (index + 2)"
          [minutes]="minutes"
          [state]="state()"
          (changed)="write(index, $event ?? 1)"
        />
        @if (state() === 'enabled') {
          <button
            matIconButton
            type="button"
            [attr.aria-label]="'Remove level ' + (index + 2) + ' of ' + label()"
            (click)="changed.emit(without(index))"
          >
            <cw-icon name="close" />
          </button>
        }
      </div>
      @if (wrong()('/' + index); as words) {
        <p class="problem" role="alert">{{ words }}</p>
      }
    } @empty {
      <p class="quiet">A breach stays a breach, however long it lasts.</p>
    }
    @if (wrong()(''); as words) {
      <p class="problem" role="alert">{{ words }}</p>
    }
    @if (state() === 'enabled' && levels().length < limit) {
      <button matButton type="button" (click)="add()"><cw-icon matButtonIcon name="add" />Breach level</button>
    }
  `,
  styleUrl: './list-input.scss',
})
export class LevelList {
  readonly label = input.required<string>();
  /** Minutes after the goal, ascending. */
  readonly levels = input.required<readonly number[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly wrong = input<(pointer: string) => string | null>(() => null);
  readonly changed = output<number[]>();
  protected readonly limit = most;

  protected write(index: number, minutes: number): void {
    this.changed.emit(this.levels().map((old, at) => (at === index ? minutes : old)));
  }

  protected add(): void {
    const last = this.levels().at(-1);
    this.changed.emit([...this.levels(), last === undefined ? first : 2 * last]);
  }

  protected without(index: number): number[] {
    return this.levels().filter((_, at) => at !== index);
  }
}
