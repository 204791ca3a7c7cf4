import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { BottomBar } from './bottom-bar';
import { navigation, type NavigationEntry } from './navigation';

async function show(entries: readonly NavigationEntry[], home: NavigationEntry | null = null) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(BottomBar);
  fixture.componentRef.setInput('entries', entries);
  fixture.componentRef.setInput('home', home);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  const words = (place: string) => [...element.querySelectorAll(`${place} > *`)].map((one) => one.textContent?.trim());
  const more = () => element.querySelector<HTMLButtonElement>('.bar button');
  const press = async () => {
    more()?.focus();
    more()?.click();
    await fixture.whenStable();
  };
  return { element, words, more, press, settled: () => fixture.whenStable() };
}

describe('the bar of a phone', () => {
  it('shows up to five pages side by side', async () => {
    const five = ['Queue', 'Customers', 'Rules', 'SLA', 'Dashboard'];
    const { words } = await show(navigation.filter(({ label }) => five.includes(label)));
    expect(words('.bar')).toEqual(['Queue', 'Customers', 'Dashboard', 'Rules', 'SLA']);
  });

  it('keeps four of more at hand, and the others on a sheet that Esc closes', async () => {
    const { element, words, more, press, settled } = await show(navigation);
    expect(words('.bar')).toEqual(['Queue', 'Due soon', 'Customers', 'Dashboard', 'More']);
    await press();
    expect(words('.sheet')).toEqual([
      'Rules',
      'SLA',
      'Escalations',
      'People',
      'Fields',
      'Auto-close',
      'Suspended mail',
      'System',
      'Mailbox',
    ]);
    expect(document.activeElement?.textContent?.trim()).toBe('Rules');
    element.querySelector('.sheet')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settled();
    expect(words('.sheet')).toEqual([]);
    expect(document.activeElement).toBe(more());
  });

  it('marks where one is, also behind More', async () => {
    const people = navigation.find(({ path }) => path === '/people') ?? null;
    expect((await show(navigation, people)).more()?.classList).toContain('here');
  });
});
