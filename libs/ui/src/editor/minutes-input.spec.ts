import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MinutesInput } from './minutes-input';

@Component({
  imports: [MinutesInput],
  template: `<cw-minutes-input label="First reply" [minutes]="minutes()" (changed)="told($event)" /><button>Next</button>`,
})
class Page {
  readonly minutes = signal<number | null>(240);
  readonly heard: (number | null)[] = [];

  told(minutes: number | null): void {
    this.heard.push(minutes);
    this.minutes.set(minutes);
  }
}

describe('hours and minutes', () => {
  let page: ComponentFixture<Page>;
  let hours: HTMLInputElement;
  let minutes: HTMLInputElement;

  beforeEach(async () => {
    page = TestBed.createComponent(Page);
    await page.whenStable();
    [hours, minutes] = page.nativeElement.querySelectorAll('input') as [HTMLInputElement, HTMLInputElement];
    document.body.append(page.nativeElement as HTMLElement);
  });
  afterEach(() => (page.nativeElement as HTMLElement).remove());

  /** As a browser does it: the value, then that it was written, then the focus. */
  const type = async (field: HTMLInputElement, value: string, next: HTMLElement | null) => {
    field.focus();
    field.value = value;
    field.dispatchEvent(new Event('input'));
    if (next) next.focus();
    else field.blur();
    await page.whenStable();
  };
  const shown = () => [hours.value, minutes.value];

  it('tell the minutes in all', async () => {
    await type(hours, '2', minutes);
    await type(minutes, '30', null);
    expect(page.componentInstance.heard).toEqual([120, 150]);
    expect(shown()).toEqual(['2', '30']);
  });

  it('wait for the minutes where there are no hours', async () => {
    await type(hours, '0', minutes);
    expect(page.componentInstance.heard).toEqual([]);
    expect(shown()).toEqual(['0', '0']);
    await type(minutes, '1', null);
    expect(page.componentInstance.heard).toEqual([1]);
  });

  it('leave what is being written as it is, and put it in order when it is left', async () => {
    minutes.focus();
    minutes.value = '90';
    minutes.dispatchEvent(new Event('input'));
    await page.whenStable();
    expect(page.componentInstance.heard).toEqual([330]);
    expect(shown()).toEqual(['4', '90']);
    minutes.blur();
    await page.whenStable();
    expect(shown()).toEqual(['5', '30']);
  });

  it('tell that there is nothing when both are left', async () => {
    await type(hours, '', minutes);
    await type(minutes, '', page.nativeElement.querySelector('button') as HTMLElement);
    expect(page.componentInstance.heard).toEqual([null]);
    expect(shown()).toEqual(['', '']);
  });
});
