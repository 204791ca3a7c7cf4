import { TestBed } from '@angular/core/testing';
import { ConflictNotice } from './conflict-notice';

function show() {
  const fixture = TestBed.createComponent(ConflictNotice);
  const resolved: string[] = [];
  fixture.componentInstance.resolved.subscribe((whose) => resolved.push(whose));
  fixture.componentRef.setInput('conflict', { field: 'assigneeId', changes: { assigneeId: 'u2' }, mine: 'Ada', theirs: 'Ben' });
  fixture.detectChanges();
  const element = fixture.nativeElement as HTMLElement;
  const press = (label: string) => [...element.querySelectorAll('button')].find((button) => button.textContent.trim() === label)?.click();
  return { element, resolved, press };
}

describe('ConflictNotice', () => {
  it('is an alert that names the field and shows both values', () => {
    const { element } = show();
    expect(element.getAttribute('role')).toBe('alert');
    expect(element.textContent).toContain('assignee');
    expect([...element.querySelectorAll('dd')].map((value) => value.textContent)).toEqual(['Ben', 'Ada']);
  });

  it('lets the reader choose', () => {
    const { press, resolved } = show();
    press('Keep theirs');
    press('Use mine');
    expect(resolved).toEqual(['theirs', 'mine']);
  });
});
