import { TestBed } from '@angular/core/testing';
import { ViewState } from './view-state';
import type { Loading } from './loading';

function show(loading: Loading) {
  const fixture = TestBed.createComponent(ViewState);
  const retried = jest.fn();
  fixture.componentInstance.retry.subscribe(retried);
  fixture.componentRef.setInput('loading', loading);
  fixture.detectChanges();
  return { element: fixture.nativeElement as HTMLElement, retried };
}

const failure = { title: 'This did not work', detail: 'The database is away.', id: 'E-77' };

describe('ViewState', () => {
  it('shows a skeleton while it loads', () => {
    expect(show({ state: 'loading' }).element.querySelector('[role="status"]')?.getAttribute('aria-label')).toBe('Loading');
  });

  it('says what happened with the id, and retries', () => {
    const { element, retried } = show({ state: 'failed', failure: { kind: 'failed', ...failure } });
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('E-77');
    element.querySelector('button')?.click();
    expect(retried).toHaveBeenCalled();
  });

  it('says whom to ask where a permission is missing, and offers no retry', () => {
    const { element } = show({ state: 'failed', failure: { kind: 'forbidden', ...failure, id: null } });
    expect(element.textContent).toContain('administrator');
    expect(element.querySelector('button')).toBeNull();
  });
});
