import {
  ApplicationRef,
  Component,
  DestroyRef,
  type EnvironmentInjector,
  createComponent,
  createEnvironmentInjector,
  EnvironmentInjector as Injector,
  signal,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Keyboard } from './keyboard';

function press(key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

const opened = signal(false);

@Component({
  template: `@if (opened()) {
    <input />
  }`,
})
class Dialog {
  protected readonly opened = opened;
}

describe('Keyboard', () => {
  let owner: EnvironmentInjector;
  let keyboard: Keyboard;
  const calls: string[] = [];
  const shortcut = (keys: string) => ({ keys, label: keys, run: () => void calls.push(keys) });

  beforeEach(() => {
    calls.length = 0;
    keyboard = TestBed.inject(Keyboard);
    owner = createEnvironmentInjector([], TestBed.inject(Injector));
    keyboard.add(owner.get(DestroyRef), { title: 'Test', shortcuts: ['j', 'q', 'g q', 'mod+k', '?', 'enter'].map(shortcut) });
  });

  it('runs single keys and sequences, and takes the key', () => {
    expect(press('j').defaultPrevented).toBe(true);
    press('g');
    press('q');
    press('q');
    expect(calls).toEqual(['j', 'g q', 'q']);
  });

  it('leaves typing alone, but not combinations', () => {
    const field = document.body.appendChild(document.createElement('input'));
    expect(press('j', field).defaultPrevented).toBe(false);
    press('k', field, { ctrlKey: true });
    expect(calls).toEqual(['mod+k']);
  });

  it('lets a focused button have its own Enter', () => {
    const button = document.body.appendChild(document.createElement('button'));
    press('Enter', button);
    expect(calls).toEqual([]);
  });

  it('forgets what belongs to a page that is gone', () => {
    owner.destroy();
    press('j');
    expect(calls).toEqual([]);
  });

  it('shows what a shortcut opens before the next key comes', () => {
    const dialog = createComponent(Dialog, { environmentInjector: owner });
    TestBed.inject(ApplicationRef).attachView(dialog.hostView);
    keyboard.add(owner.get(DestroyRef), { title: 'Page', shortcuts: [{ keys: 'o', label: 'Open', run: () => opened.set(true) }] });
    press('o');
    expect((dialog.location.nativeElement as HTMLElement).querySelector('input')).not.toBeNull();
    dialog.destroy();
  });

  it('gives every key to a group that is alone, and hands them back when that is gone', () => {
    const dialog = createEnvironmentInjector([], TestBed.inject(Injector));
    keyboard.add(dialog.get(DestroyRef), { title: 'Dialog', alone: 'yes', shortcuts: [shortcut('esc')] });
    keyboard.add(owner.get(DestroyRef), { title: 'Behind it', shortcuts: [shortcut('x')] });
    for (const key of ['j', 'g', 'q', 'x', 'Escape']) press(key);
    press('k', document.body, { ctrlKey: true });
    expect(calls).toEqual(['esc']);
    expect(keyboard.groups().map(({ title }) => title)).toEqual(['Dialog']);
    dialog.destroy();
    press('j');
    expect(calls).toEqual(['esc', 'j']);
  });

  it('lists the latest page first for the overlay', () => {
    keyboard.add(TestBed.inject(DestroyRef), { title: 'Later', shortcuts: [shortcut('x')] });
    expect(keyboard.groups().map((group) => group.title)).toEqual(['Later', 'Test']);
  });
});
