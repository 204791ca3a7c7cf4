import { TestBed } from '@angular/core/testing';
import { ViewersMark } from './viewers-mark';

async function show(...names: string[]) {
  const fixture = TestBed.createComponent(ViewersMark);
  fixture.componentRef.setInput(
    'viewers',
    names.map((name) => ({ userId: name, name })),
  );
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { label: element.getAttribute('aria-label'), faces: element.querySelectorAll('cw-avatar').length, text: element.textContent };
}

describe('those who look at a ticket', () => {
  it('are named', async () => {
    expect(await show('Amira Saleh')).toMatchObject({ label: 'Amira Saleh is looking at it', faces: 1 });
    expect((await show('Amira Saleh', 'Jonas Petit')).label).toBe('Amira Saleh, Jonas Petit are looking at it');
  });

  it('are counted where there are many', async () => {
    const { faces, text } = await show('a', 'b', 'c', 'd', 'e');
    expect([faces, text?.includes('+2')]).toEqual([3, true]);
  });
});
