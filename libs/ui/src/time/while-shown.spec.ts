import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { whileShown } from './while-shown';

const work = jest.fn();

@Component({ selector: 'cw-sample-clock', template: '' })
class SampleClock {
  constructor() {
    whileShown(1000, work);
  }
}

describe('while a page is shown', () => {
  let hidden = false;

  beforeEach(() => {
    jest.useFakeTimers();
    work.mockClear();
    jest.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('does it again and again, but not for nobody, and not after the page is gone', () => {
    const fixture = TestBed.createComponent(SampleClock);
    jest.advanceTimersByTime(2000);
    expect(work).toHaveBeenCalledTimes(2);
    hidden = true;
    jest.advanceTimersByTime(2000);
    expect(work).toHaveBeenCalledTimes(2);
    hidden = false;
    fixture.destroy();
    jest.advanceTimersByTime(2000);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
