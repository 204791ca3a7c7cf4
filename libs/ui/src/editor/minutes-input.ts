import { ChangeDetectionStrategy, Component, ElementRef, inject, input, linkedSignal, output, signal, viewChildren } from '@angular/core';

const largest = 525_600;

interface Shown {
  readonly minutes: number | null;
  readonly typing: boolean;
}

interface Part {
  readonly unit: string;
  readonly name: string;
  readonly max: number | null;
  readonly amount: number | '';
}

const partsOf = (minutes: number | null): readonly Part[] => [
  { unit: 'h', name: 'hours', max: 8760, amount: minutes === null ? '' : Math.floor(minutes / 60) },
  { unit: 'min', name: 'minutes', max: null, amount: minutes === null ? '' : minutes % 60 },
];

/** A length of time in hours and minutes. Both empty: none. Told with each key, and put in order (90 minutes as 1 h 30 min) once it is left. */
@Component({
  selector: 'cw-minutes-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(focusout)': 'left($event)' },
  template: `
    @for (part of parts(); track part.unit) {
      <label>
        <input
          #field
          class="cw-input cw-numbers"
          type="number"
          min="0"
          inputmode="numeric"
          [attr.max]="part.max"
          [attr.aria-label]="label() + ', ' + part.name"
          [value]="part.amount"
          [disabled]="state() === 'disabled'"
          (input)="wrote()"
        />{{ part.unit }}
      </label>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--cw-2);
    }
    label {
      display: flex;
      gap: 4px;
      align-items: center;
      color: var(--cw-muted);
    }
    input {
      width: 64px;
    }
  `,
})
export class MinutesInput {
  readonly label = input.required<string>();
  readonly minutes = input.required<number | null>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly changed = output<number | null>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly fields = viewChildren<ElementRef<HTMLInputElement>>('field');
  private readonly typing = signal(false);
  /** What somebody is about to write is not rewritten under their hands. */
  protected readonly parts = linkedSignal<Shown, readonly Part[]>({
    source: () => ({ minutes: this.minutes(), typing: this.typing() }),
    computation: ({ minutes, typing }, before) => (typing && before ? before.value : partsOf(minutes)),
  });

  protected wrote(): void {
    this.typing.set(true);
    if (this.total() !== null) this.tell();
  }

  /** No hours may be the first half of no hours and some minutes: that there is nothing is told when both fields are left. */
  protected left({ relatedTarget }: FocusEvent): void {
    if (this.host.contains(relatedTarget as Node | null)) return;
    if (this.total() === null) this.tell();
    this.typing.set(false);
  }

  private tell(): void {
    if (this.total() !== this.minutes()) this.changed.emit(this.total());
  }

  private total(): number | null {
    const [hours = 0, minutes = 0] = this.fields().map(({ nativeElement }) => Number(nativeElement.value));
    const total = Math.round(hours * 60 + minutes);
    return total >= 1 ? Math.min(total, largest) : null;
  }
}
