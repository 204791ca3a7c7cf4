import { A11yModule } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Avatar } from '../avatar/avatar';
import { Icon } from '../icon/icon';
import { optionsMatching, type PickerOption } from './option';

let lists = 0;

/** The open list of a picker: type to narrow, arrows to move, Enter to choose, Esc to leave. */
@Component({
  selector: 'cw-picker-list',
  imports: [A11yModule, Avatar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './picker-list.html',
  styleUrl: './picker-list.scss',
})
export class PickerList {
  readonly label = input.required<string>();
  readonly options = input.required<readonly PickerOption[]>();
  readonly chosen = input<readonly string[]>([]);
  readonly creates = input<'no' | 'yes'>('no');
  readonly picked = output<string>();
  readonly typed = output<string>();
  readonly cancelled = output();

  protected readonly id = `cw-list-${++lists}`;
  protected readonly text = signal('');
  protected readonly shown = computed(() => {
    const found = optionsMatching(this.options(), this.text());
    const wanted = this.text().trim();
    const isNew = this.creates() === 'yes' && wanted !== '' && !this.options().some((option) => option.value === wanted);
    return isNew ? [...found, { value: wanted, label: `Add “${wanted}”`, icon: 'add' as const }] : found;
  });
  protected readonly active = linkedSignal({
    source: this.shown,
    computation: (shown) =>
      Math.max(
        0,
        shown.findIndex((option) => this.chosen().includes(option.value)),
      ),
  });

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    // At once: whoever types right after the shortcut loses no letter.
    afterNextRender(() => this.field().nativeElement.focus({ preventScroll: true }));
  }

  protected type(text: string): void {
    this.text.set(text);
    this.typed.emit(text);
  }

  protected key(event: KeyboardEvent): void {
    const count = this.shown().length;
    if (event.key === 'Escape') this.cancelled.emit();
    else if (event.key === 'Enter') this.choose(this.shown()[this.active()]);
    else if (event.key === 'ArrowDown' && count > 0) this.active.update((index) => (index + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) this.active.update((index) => (index + count - 1) % count);
    else return;
    event.preventDefault();
    event.stopPropagation();
    document.getElementById(`${this.id}-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
  }

  protected choose(option: PickerOption | undefined): void {
    if (option) this.picked.emit(option.value);
  }
}
