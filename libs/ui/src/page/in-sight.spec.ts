import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { InSight } from './in-sight';

@Component({
  selector: 'cw-sample-strip',
  imports: [InSight],
  template: `@for (name of ['one', 'two']; track name) {
    <span [cwInSight]="wanted() === name">{{ name }}</span>
  }`,
})
class SampleStrip {
  readonly wanted = signal('none');
}

it('only what is wanted is scrolled to, as soon as it is', async () => {
  const seen = jest.spyOn(Element.prototype, 'scrollIntoView');
  const fixture = TestBed.createComponent(SampleStrip);
  await fixture.whenStable();
  expect(seen).not.toHaveBeenCalled();
  for (const name of ['two', 'one']) {
    fixture.componentInstance.wanted.set(name);
    await fixture.whenStable();
  }
  expect(seen.mock.contexts.map((each) => (each as Element).textContent)).toEqual(['two', 'one']);
  expect(seen).toHaveBeenCalledWith({ block: 'nearest', inline: 'center' });
});
