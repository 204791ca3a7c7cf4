import { TestBed } from '@angular/core/testing';
import { Picker } from './picker';

const options = [
  { value: 'ada', label: 'Ada Okafor' },
  { value: 'ben', label: 'Ben Castillo' },
];

async function open(inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(Picker);
  const picked: string[] = [];
  fixture.componentRef.setInput('label', 'Assignee');
  fixture.componentRef.setInput('options', options);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.componentInstance.picked.subscribe((value) => picked.push(value));
  const button = (fixture.nativeElement as HTMLElement).querySelector('button');
  await fixture.whenStable();
  button?.click();
  await fixture.whenStable();
  const list = () => [...document.querySelectorAll('[role="option"]')];
  const type = async (text: string) => {
    const field = document.querySelector<HTMLInputElement>('.cdk-overlay-container input');
    if (!field) throw new Error('The list is not open');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const press = async (key: string) => {
    document
      .querySelector('.cdk-overlay-container input')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  };
  return { button, picked, list, type, press };
}

describe('Picker', () => {
  it('narrows by typing and chooses with Enter', async () => {
    const { picked, type, press, list } = await open();
    await type('cast');
    expect(list().map((option) => option.textContent.trim())).toEqual(['Ben Castillo']);
    await press('Enter');
    expect(picked).toEqual(['ben']);
  });

  it('moves with the arrows, around the ends', async () => {
    const { picked, press } = await open();
    await press('ArrowUp');
    await press('Enter');
    expect(picked).toEqual(['ben']);
  });

  it('closes with Escape and gives the focus back', async () => {
    const { button, press, list } = await open();
    await press('Escape');
    expect(list()).toEqual([]);
    expect(button?.getAttribute('aria-expanded')).toBe('false');
  });

  it('stays open for several, and marks what is chosen', async () => {
    const { list, press } = await open({ mode: 'many', chosen: ['ada'] });
    await press('Enter');
    expect(list().map((option) => option.getAttribute('aria-selected'))).toEqual(['true', 'false']);
  });

  it('offers a value of one’s own only where it may', async () => {
    const strict = await open();
    await strict.type('zoe');
    expect(strict.list()).toEqual([]);
    await strict.press('Escape');
    const free = await open({ creates: 'yes' });
    await free.type('zoe');
    await free.press('Enter');
    expect(free.picked).toEqual(['zoe']);
  });

  it('does not open while disabled', async () => {
    expect((await open({ state: 'disabled' })).list()).toEqual([]);
  });
});
