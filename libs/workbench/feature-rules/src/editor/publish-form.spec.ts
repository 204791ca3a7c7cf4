import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { catalog } from '@casewright/conditions/testing';
import type { ActionView } from '@casewright/contracts';
import { PublishForm, type Publication } from './publish-form';

const mails = catalog.actions.filter(({ type }) => type === 'ticket.mail-requester');
const webhooks: readonly ActionView[] = mails.map((action) => ({ ...action, type: 'webhook.call', label: 'Call a webhook' }));

describe('publishing what reaches somebody outside', () => {
  async function show(untested: readonly ActionView[], ruleId: string | null = 'r1') {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(PublishForm);
    for (const [name, value] of Object.entries({ busy: 'no', untested, ruleId })) fixture.componentRef.setInput(name, value);
    const published: Publication[] = [];
    fixture.componentInstance.submitted.subscribe((publication) => published.push(publication));
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    for (const reason of element.querySelectorAll<HTMLInputElement>('#rule-reason')) reason.value = 'Because';
    return {
      published,
      stable: () => fixture.whenStable(),
      words: () => element.querySelector('.warn')?.textContent.replace(/\s+/g, ' ').trim(),
      bench: () => element.querySelector('.warn a')?.getAttribute('href'),
      box: () => element.querySelector<HTMLInputElement>('input[type=checkbox]'),
      button: () => element.querySelector<HTMLButtonElement>('button[type=submit]'),
    };
  }

  it('takes a tick for mail that nobody has tried', async () => {
    const form = await show(mails);
    expect(form.words()).toBe(
      'It reaches somebody outside (Mail the requester), and no test shows that it fires. Under “Try it” you can save one.',
    );
    expect(form.button()?.disabled).toBe(true);
    form.box()?.click();
    await form.stable();
    expect(form.button()?.disabled).toBe(false);
    form.button()?.click();
    expect(form.published).toEqual([{ reason: 'Because', as: 'active', tests: 'where-needed' }]);
  });

  it('leads to the test bench where only a test helps', async () => {
    const form = await show([...mails, ...webhooks]);
    expect(form.words()).toContain('(Mail the requester, Call a webhook)');
    expect(form.bench()).toBe('/rules/r1/try');
    expect(form.box()).toBeNull();
    expect(form.button()?.disabled).toBe(true);
  });

  it('leads nowhere from a rule that was never saved', async () => {
    const form = await show(webhooks, null);
    expect(form.words()).toContain('Under “Try it” you can save one.');
    expect(form.bench()).toBeUndefined();
  });

  it('asks nothing where tests show it', async () => {
    const form = await show([]);
    expect(form.words()).toBeUndefined();
    expect(form.button()?.disabled).toBe(false);
  });
});
