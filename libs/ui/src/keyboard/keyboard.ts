import { ApplicationRef, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { isControl, isTyping, pressed, type Shortcut, type ShortcutGroup } from './shortcut';

const sequenceWindow = 1200;

/** One place for all shortcuts. A page registers its group while it is shown; the latest group wins a key, and a dialog has them all. */
@Injectable({ providedIn: 'root' })
export class Keyboard {
  private readonly registered = signal<readonly ShortcutGroup[]>([]);
  /** Those that work now, the latest first. */
  readonly groups = computed(() => {
    const groups = [...this.registered()].reverse();
    const alone = groups.find((group) => group.alone === 'yes');
    return alone ? [alone] : groups;
  });
  readonly overlay = signal<'open' | 'closed'>('closed');
  private readonly app = inject(ApplicationRef);
  private prefix: { key: string; at: number } | null = null;

  constructor() {
    const listen = (event: KeyboardEvent) => this.handle(event);
    document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /** Registers until `owner` is destroyed. */
  add(owner: DestroyRef, group: ShortcutGroup): void {
    this.registered.update((groups) => [...groups, group]);
    owner.onDestroy(() => this.registered.update((groups) => groups.filter((other) => other !== group)));
  }

  private handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector('.cdk-overlay-pane [role="menu"]')) return;
    const key = pressed(event);
    if (key === 'enter' && isControl(event.target)) return;
    const sequence = this.sequence(key, event.timeStamp);
    const found = this.find(sequence ?? key, event);
    if (found) {
      event.preventDefault();
      this.prefix = null;
      found.run(event);
      // What it opens is there before the next key comes, which else would be taken for another shortcut.
      this.app.tick();
    } else {
      this.prefix = isTyping(event.target) ? null : { key, at: event.timeStamp };
    }
  }

  private sequence(key: string, at: number): string | null {
    return this.prefix && at - this.prefix.at < sequenceWindow ? `${this.prefix.key} ${key}` : null;
  }

  private find(keys: string, event: KeyboardEvent): Shortcut | undefined {
    const typing = isTyping(event.target);
    const candidates = this.groups().flatMap((group) => group.shortcuts);
    const fits = (shortcut: Shortcut) => !typing || keys.includes('mod+') || shortcut.whileTyping === 'yes';
    const exact = candidates.find((shortcut) => shortcut.keys === keys && fits(shortcut));
    const last = keys.split(' ').at(-1);
    return exact ?? candidates.find((shortcut) => shortcut.keys === last && fits(shortcut));
  }
}
