import { Component, DestroyRef, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Keyboard } from '../keyboard/keyboard';
import { Dialog } from './dialog';

const next = jest.fn();

@Component({
  imports: [Dialog],
  template: `
    <button type="button" (click)="shown.set('yes')">Ask</button>
    @if (shown() === 'yes') {
      <cw-dialog title="Merge it" (closed)="shown.set('no')">
        <input aria-label="Which" cdkFocusInitial />
        @if (row() === 'there') {
          <input type="radio" />
        }
        <button actions type="button">Do it</button>
      </cw-dialog>
    }
  `,
})
class Page {
  readonly shown = signal<'no' | 'yes'>('no');
  readonly row = signal<'there' | 'gone'>('there');

  constructor() {
    inject(Keyboard).add(inject(DestroyRef), { title: 'Page', shortcuts: [{ keys: 'j', label: 'Next', run: next }] });
  }
}

async function open() {
  const fixture = TestBed.createComponent(Page);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  await fixture.whenStable();
  const asking = element.querySelector('button');
  asking?.focus();
  asking?.click();
  await fixture.whenStable();
  const dialog = () => element.querySelector<HTMLElement>('[role="dialog"]');
  const press = async (key: string, target: EventTarget | null = document.activeElement, more: KeyboardEventInit = {}) => {
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    await fixture.whenStable();
  };
  /** The row that has the focus goes away, as in a list that is loaded again. */
  const loseFocus = async () => {
    dialog()?.querySelector<HTMLElement>('[type="radio"]')?.focus();
    fixture.componentInstance.row.set('gone');
    await fixture.whenStable();
    expect(document.activeElement).toBe(document.body);
  };
  const click = async (selector: string) => {
    element.querySelector<HTMLElement>(selector)?.click();
    await fixture.whenStable();
  };
  return { asking, dialog, press, click, loseFocus };
}

describe('a dialog', () => {
  it('is named by its title, and holds what is asked and what can be done', async () => {
    const { dialog } = await open();
    const name = dialog()?.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(name)?.textContent).toBe('Merge it');
    expect(dialog()?.querySelector('footer')?.textContent).toBe('Do it');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Which');
  });

  it('closes with Escape, wherever the focus is, and gives it back', async () => {
    const { asking, dialog, press } = await open();
    await press('Escape');
    expect(dialog()).toBeNull();
    expect(document.activeElement).toBe(asking);
    const again = await open();
    await again.press('Escape', document.body);
    expect(again.dialog()).toBeNull();
  });

  it('keeps its keys from the page behind it', async () => {
    const heard = jest.fn();
    document.addEventListener('keydown', heard);
    const { press } = await open();
    await press('j');
    expect(heard).not.toHaveBeenCalled();
    document.removeEventListener('keydown', heard);
  });

  it('keeps the page behind it still when what had the focus is gone', async () => {
    next.mockClear();
    const { press, loseFocus, asking, dialog } = await open();
    await loseFocus();
    await press('j');
    await press('j', asking);
    expect(next).not.toHaveBeenCalled();
    await press('Escape');
    expect(dialog()).toBeNull();
    await press('j');
    expect(next).toHaveBeenCalledTimes(1);
  });

  it('is led back into with Tab, from either side', async () => {
    const { press, loseFocus } = await open();
    await loseFocus();
    await press('Tab');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Which');
    await press('Tab', document.body, { shiftKey: true });
    expect(document.activeElement?.textContent).toBe('Do it');
  });

  it.each(['.ground', '[aria-label="Close"]'])('closes by a click on %s', async (selector) => {
    const { dialog, click } = await open();
    await click(selector);
    expect(dialog()).toBeNull();
  });
});
