import { getTestBed } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';

getTestBed().initTestEnvironment(BrowserTestingModule, platformBrowserTesting(), {
  errorOnUnknownElements: true,
  errorOnUnknownProperties: true,
});

/** What jsdom lacks and the components ask for. */
const nothing = () => undefined;
globalThis.matchMedia ??= ((media: string) => ({
  matches: false,
  media,
  addEventListener: nothing,
  removeEventListener: nothing,
  addListener: nothing,
  removeListener: nothing,
})) as never;
// Nothing is laid out here; without a box nothing would count as focusable.
Element.prototype.getClientRects = () => [{}] as never;
Element.prototype.scrollIntoView ??= nothing;
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
} as never;
