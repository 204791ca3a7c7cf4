import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ListPage } from './list-page';

@Component({
  selector: 'cw-sample-list',
  imports: [ListPage],
  template: `<cw-list-page title="People" [count]="count()">
    <p>Rows</p>
    <nav tabs>Tabs</nav>
    <button actions>Invite</button>
    <input filters aria-label="Name" />
    <aside preview>Ada</aside>
  </cw-list-page>`,
})
class SampleList {
  readonly count = signal<number | string | null>(null);
}

describe('ListPage', () => {
  async function show() {
    const fixture = TestBed.createComponent(SampleList);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return { fixture, element, text: (place: string) => element.querySelector(place)?.textContent.replace(/\s+/g, ' ').trim() };
  }

  it('puts each part in its place, however they are written', async () => {
    const { element, text } = await show();
    expect([text('header h1'), text('header nav'), text('.actions'), text('.rows')]).toEqual(['People', 'Tabs', 'Invite', 'Rows']);
    expect(element.querySelector('.filters input')).not.toBeNull();
    expect(element.querySelector('.body > aside')?.textContent).toBe('Ada');
    expect(element.querySelector('.rows aside')).toBeNull();
  });

  it('says how many there are once that is known, also when there are none', async () => {
    const { fixture, text } = await show();
    expect(text('.count')).toBeUndefined();
    for (const [count, words] of [
      [0, '0'],
      ['200+', '200+'],
    ] as const) {
      fixture.componentInstance.count.set(count);
      await fixture.whenStable();
      expect(text('.count')).toBe(words);
    }
  });
});
