import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '@casewright/ui';
import { keyFrom } from './words';

export interface WrittenChoice {
  readonly id: string;
  readonly label: string;
}

/** The choices of a field, in the order in which they are offered. One that is taken out stays with the tickets that have it. */
@Component({
  selector: 'cw-choice-list',
  imports: [Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (choice of choices(); track choice.id; let place = $index; let first = $first; let last = $last) {
        <li>
          <input
            #label
            class="cw-input"
            maxlength="100"
            [attr.aria-label]="'Choice ' + (place + 1)"
            [value]="choice.label"
            (input)="rename(place, label.value)"
          />
          <button matIconButton type="button" [attr.aria-label]="'Earlier: ' + choice.label" [disabled]="first" (click)="move(place, -1)">
            <cw-icon name="up" />
          </button>
          <button matIconButton type="button" [attr.aria-label]="'Later: ' + choice.label" [disabled]="last" (click)="move(place, 1)">
            <cw-icon name="down" />
          </button>
          <button matIconButton type="button" [attr.aria-label]="'Take out: ' + choice.label" (click)="remove(place)">
            <cw-icon name="close" />
          </button>
        </li>
      }
    </ol>
    <div class="adder">
      <input
        #added
        class="cw-input"
        maxlength="100"
        aria-label="Another choice"
        placeholder="Another choice"
        (keydown.enter)="add($event, added)"
      />
      <button matIconButton type="button" aria-label="Add the choice" (click)="add($event, added)"><cw-icon name="add" /></button>
    </div>
  `,
  styles: `
    :host {
      display: block;
      width: 100%;
    }
    li,
    .adder {
      display: flex;
      align-items: center;
      padding: 1px 0;
    }
    input {
      flex: 1;
      min-width: 0;
    }
  `,
})
export class ChoiceList {
  readonly choices = input.required<readonly WrittenChoice[]>();
  /** Ids that choices have or once had. */
  readonly known = input<readonly WrittenChoice[]>([]);
  readonly changed = output<readonly WrittenChoice[]>();

  /** A choice that was there before comes back as what it was. */
  protected add(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const label = field.value.trim();
    if (label === '' || this.choices().some((choice) => choice.label === label)) return;
    const former = this.known().find((choice) => choice.label === label && !this.choices().some(({ id }) => id === choice.id));
    this.changed.emit([...this.choices(), { id: former?.id ?? this.newId(label), label }]);
    field.value = '';
    field.focus();
  }

  protected rename(place: number, label: string): void {
    this.changed.emit(this.choices().map((choice, index) => (index === place ? { ...choice, label } : choice)));
  }

  protected move(from: number, by: number): void {
    const rest = this.choices().filter((_, place) => place !== from);
    const moved = this.choices()[from];
    if (moved) this.changed.emit([...rest.slice(0, from + by), moved, ...rest.slice(from + by)]);
  }

  protected remove(place: number): void {
    this.changed.emit(this.choices().filter((_, index) => index !== place));
  }

  private newId(label: string): string {
    const taken = new Set([...this.choices(), ...this.known()].map(({ id }) => id));
    const base = keyFrom(label).slice(0, 30) || 'choice';
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
    return id;
  }
}
