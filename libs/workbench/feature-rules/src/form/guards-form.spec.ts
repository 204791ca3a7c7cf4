import { TestBed } from '@angular/core/testing';
import type { RuleContent } from '@casewright/contracts';
import { GuardsForm } from './guards-form';

type Guards = RuleContent['guards'];
const usual: Guards = { reentry: 'never', once: 'none', maxDepth: 5 };

describe('the guards of a rule', () => {
  async function show(guards: Guards) {
    const fixture = TestBed.createComponent(GuardsForm);
    const said: Guards[] = [];
    fixture.componentInstance.changed.subscribe((changed) => {
      said.push(changed);
      fixture.componentRef.setInput('guards', changed);
    });
    fixture.componentRef.setInput('guards', guards);
    await fixture.whenStable();
    const write = async (label: string, text: string) => {
      const input = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
      if (!input) throw new Error(`There is no ${label}`);
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await fixture.whenStable();
      return said.at(-1);
    };
    return { write };
  }

  it('rest for a length of time, or not at all', async () => {
    const { write } = await show(usual);
    expect(await write('Rests after acting', '2')).toEqual({ ...usual, cooldown: 'PT2H' });
    expect(await write('Rests after acting', '')).toEqual(usual);
  });

  it('limit how often, for an hour until told otherwise, and not at all without a number', async () => {
    const { write } = await show(usual);
    expect(await write('On all tickets, times', '500')).toEqual({ ...usual, perRule: { max: 500, per: 'PT1H' } });
    expect(await write('On all tickets, length of time', '3')).toEqual({ ...usual, perRule: { max: 500, per: 'PT3H' } });
    expect(await write('On all tickets, times', '')).toEqual(usual);
    expect(await write('On one ticket, length of time', '3')).toEqual({ ...usual, perSubject: { max: 1, per: 'PT3H' } });
  });
});
