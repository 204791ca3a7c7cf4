import type { Provider, Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Session } from '../session/session';

interface PageToOpen {
  /** The page, and its path in the router, as `rules/:ruleId/try`. */
  readonly page: Type<unknown>;
  readonly path: string;
  /** What its reader may. */
  readonly permissions: readonly string[];
  readonly providers: readonly Provider[];
}

export interface OpenPage {
  readonly element: HTMLElement;
  /** Resolves when everything that was promised has come and is drawn. */
  settled(): Promise<void>;
  /** Presses the button or option of this name, on the page or over it. */
  press(name: string): Promise<void>;
  text(): string;
}

/** Opens a page at an address, with a reader and without a server. */
export async function openPage(address: string, { page, path, permissions, providers }: PageToOpen): Promise<OpenPage> {
  const held = new Set(permissions);
  const session = { me: () => ({ id: 'reader' }), permissions: () => held, may: (permission: string) => held.has(permission) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path, component: page }], withComponentInputBinding()),
      { provide: Session, useValue: session },
      ...providers,
    ],
  });
  const harness = await RouterTestingHarness.create(address);
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  await settled();
  const element = harness.fixture.nativeElement as HTMLElement;
  const press = async (name: string) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('button, [role="option"]')];
    buttons.find((each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name)?.click();
    await settled();
  };
  return { element, settled, press, text: () => element.textContent.replace(/\s+/g, ' ') };
}
