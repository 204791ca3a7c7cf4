/** `keys` as one reads them: `j`, `?`, `g q` for one after the other, `mod+k` for Ctrl or ⌘. */
export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Also while typing in a field; combinations with `mod` always are. */
  readonly whileTyping?: 'yes';
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
  /** Of what must be answered or left first: while it is there, no other shortcut works, wherever the focus is. */
  readonly alone?: 'yes';
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || isTextInput(target));

const isTextInput = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type);

/** Enter on these does what they are there for. */
export const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('a[href], button, summary');

const named: Readonly<Record<string, string>> = {
  Escape: 'esc',
  Enter: 'enter',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Tab: 'tab',
  ' ': 'space',
};

/** The name of what was pressed, as shortcuts write it. */
export function pressed(event: KeyboardEvent): string {
  const key = named[event.key] ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && key.length > 1 ? 'shift+' : '';
  return `${mod}${shift}${key}`;
}
