import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ApplicationRef, ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import type { PickerOption } from './option';
import { PickerList } from './picker-list';

const positions: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
  { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -4 },
];

/** A quiet button that opens a list to choose from, with search. The content is what the button shows. */
@Component({
  selector: 'cw-picker',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, PickerList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './picker.html',
  styleUrl: './picker.scss',
})
export class Picker {
  readonly label = input.required<string>();
  readonly options = input.required<readonly PickerOption[]>();
  readonly chosen = input<readonly string[]>([]);
  /** one: closes at the first choice · many: stays open, each choice toggles. */
  readonly mode = input<'one' | 'many'>('one');
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly look = input<'plain' | 'button' | 'dashed'>('plain');
  /** Allows a value that is not in the list, such as a new tag. */
  readonly creates = input<'no' | 'yes'>('no');
  readonly picked = output<string>();
  /** What is typed, for lists that the server searches. */
  readonly typed = output<string>();

  private readonly app = inject(ApplicationRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly positions = positions;
  protected readonly visible = signal<'open' | 'closed'>('closed');
  protected readonly isOpen = computed(() => this.visible() === 'open');

  /** Opens it, and is shown at once: the next key is already for its field, and no shortcut of the page. */
  open(): void {
    if (this.state() !== 'enabled') return;
    this.visible.set('open');
    this.app.tick();
  }

  protected pick(value: string): void {
    this.picked.emit(value);
    if (this.mode() === 'one') this.close();
  }

  protected close(): void {
    if (!this.isOpen()) return;
    this.visible.set('closed');
    this.host.nativeElement.querySelector('button')?.focus({ preventScroll: true });
  }
}
