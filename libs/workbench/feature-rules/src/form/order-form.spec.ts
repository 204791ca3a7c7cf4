import { TestBed } from '@angular/core/testing';
import type { RuleContent } from '@casewright/contracts';
import { newRule } from '../editor/new-rule';
import { OrderForm } from './order-form';

async function labels(parts: Partial<RuleContent>): Promise<readonly (string | null)[]> {
  const fixture = TestBed.createComponent(OrderForm);
  fixture.componentRef.setInput('content', { ...newRule, ...parts });
  await fixture.whenStable();
  const buttons = (fixture.nativeElement as HTMLElement).querySelectorAll('button[aria-label]');
  return [...buttons].map((button) => button.getAttribute('aria-label'));
}

const waits: RuleContent['trigger'] = { kind: 'event', types: ['ticket.opened'], debounce: 'PT5M' };

describe('the order of a rule', () => {
  it('lets it leave out the rules after it, unless it waits and so runs alone', async () => {
    expect(await labels({})).toContain('Afterwards');
    expect(await labels({ trigger: waits })).not.toContain('Afterwards');
    expect(await labels({ trigger: { kind: 'relative', anchor: 'status.enteredAt', offset: 'P1D' } })).not.toContain('Afterwards');
  });

  it('shows what a rule that waits leaves out, so that it can be put right', async () => {
    expect(await labels({ trigger: waits, stop: 'all' })).toContain('Afterwards');
  });
});
