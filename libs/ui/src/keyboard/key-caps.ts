import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const shown: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  enter: 'Enter',
  esc: 'Esc',
  shift: 'Shift',
  down: '↓',
  up: '↑',
};

const cap = (key: string): string => shown[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** Keys as they stand on the keyboard. */
@Component({
  selector: 'cw-key-caps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (key of caps(); track $index) {
    <kbd>{{ key }}</kbd>
  }`,
  styles: `
    :host {
      display: inline-flex;
      gap: 3px;
    }
  `,
})
export class KeyCaps {
  readonly keys = input.required<string>();
  protected readonly caps = computed(() => this.keys().split(/[ +]/).map(cap));
}
