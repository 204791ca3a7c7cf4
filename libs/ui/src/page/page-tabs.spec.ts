import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { PageTabs, type PageTab } from './page-tabs';

@Component({ selector: 'cw-sample-page', imports: [PageTabs], template: `<cw-page-tabs label="Pages" [pages]="pages" />` })
class SamplePage {
  static pages: readonly PageTab[] = [];
  readonly pages = SamplePage.pages;
}

describe('PageTabs', () => {
  const seen = jest.spyOn(Element.prototype, 'scrollIntoView');

  async function show(path: string, pages: readonly PageTab[]) {
    SamplePage.pages = pages;
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: SamplePage }])] });
    const harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    return harness.fixture.nativeElement as HTMLElement;
  }
  const pages = [
    { path: '/rules', label: 'Rules' },
    { path: '/rules/health', label: 'Health' },
  ];

  beforeEach(() => seen.mockClear());

  it('marks the page one is on, and only that, whatever else the address says', async () => {
    const element = await show('/rules/health?q=lamp', pages);
    expect(element.querySelector('nav')?.getAttribute('aria-label')).toBe('Pages');
    const current = [...element.querySelectorAll('[aria-current="page"]')].map(({ textContent }) => textContent.trim());
    expect(current).toEqual(['Health']);
    expect([...element.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/rules', '/rules/health']);
  });

  it('scrolls to the page one is on, where there are more than fit', async () => {
    await show('/rules/health', pages);
    expect(seen.mock.contexts.map((each) => (each as Element).textContent.trim())).toEqual(['Health']);
  });

  it('offers no choice of one', async () => {
    expect((await show('/rules', pages.slice(0, 1))).querySelector('nav')).toBeNull();
  });
});
