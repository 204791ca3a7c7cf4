import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Dialog } from './dialog';

@Component({
  imports: [Dialog],
  template: `
    <button type="button" (click)="shown.set('yes')">Ask</button>
    @if (shown() === 'yes') {
      <cw-dialog title="Merge it" (closed)="shown.set('no')"><input aria-label="Which" cdkFocusInitial /><b actions>Do it</b></cw-dialog>
    }
  `,
})
class Page {
  readonly shown = signal<'no' | 'yes'>('no');
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
  const press = async (key: string, target: EventTarget | null = document.activeElement) => {
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  };
  const click = async (selector: string) => {
    element.querySelector<HTMLElement>(selector)?.click();
    await fixture.whenStable();
  };
  return { asking, dialog, press, click };
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

  it.each(['.ground', '[aria-label="Close"]'])('closes by a click on %s', async (selector) => {
    const { dialog, click } = await open();
    await click(selector);
    expect(dialog()).toBeNull();
  });
});
