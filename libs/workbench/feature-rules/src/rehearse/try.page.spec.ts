import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { catalog, directories } from '@casewright/conditions/testing';
import type { OccasionView, RuleContent, RuleDraftView, TryView } from '@casewright/contracts';
import { RehearseApi, RulesApi, problemFrom } from '@casewright/data-access';
import { openPage } from '@casewright/data-access/testing';
import { Notices } from '@casewright/ui';
import { newRule } from '../editor/new-rule';
import { TryPage } from './try.page';

const event = { id: 'e1', type: 'ticket.opened', label: 'Opened', version: 1, at: '2026-03-02T10:00:00.000Z' };
const occasion: OccasionView = { event, ticketId: 't1', ticket: { id: 't1', number: 'T-1042', subject: 'Dark' }, fires: true };
const tried: TryView = {
  ticketId: 't1',
  event,
  decisions: [
    {
      rule: { id: 'r1', name: 'Dark halls', version: null },
      isDraft: true,
      outcome: 'fired',
      branch: 'then',
      reason: null,
      tree: null,
      changes: [],
      actions: [],
    },
  ],
  unknowable: ['“Name of the requester” is not known before 2026-03-02.'],
};
const content: RuleContent = { ...newRule, name: 'Dark halls' };
const draft = (parts: object = {}) => ({ ruleId: 'r1', content, revision: 4, problems: [], ...parts }) as unknown as RuleDraftView;

describe('the test bench', () => {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const api = { occasions: jest.fn(), tryRule: jest.fn(), tryAll: jest.fn(), runTests: jest.fn() };
  const rules = { draft: jest.fn(), saveDraft: jest.fn() };

  beforeEach(() => {
    jest.resetAllMocks();
    api.occasions.mockResolvedValue({ items: [occasion] });
    api.tryRule.mockResolvedValue(tried);
    api.tryAll.mockResolvedValue({ ...tried, decisions: [] });
    api.runTests.mockResolvedValue({ items: [] });
    rules.draft.mockResolvedValue(draft());
    rules.saveDraft.mockImplementation((_: string, written: RuleContent) => Promise.resolve(draft({ content: written, revision: 5 })));
  });

  async function show(address = '/rules/r1/try', permissions: readonly string[] = ['rule.view', 'rule.edit']) {
    const providers = [
      ...directories,
      { provide: RehearseApi, useValue: api },
      { provide: RulesApi, useValue: { ...rules, catalog: () => Promise.resolve(catalog) } },
      { provide: Notices, useValue: notices },
    ];
    const opened = await openPage(address, { page: TryPage, path: 'rules/:ruleId/try', permissions, providers });
    const { element, settled } = opened;
    const press = async (label: string) => {
      [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim().includes(label))?.click();
      await settled();
    };
    return { ...opened, press };
  }

  it('offers events, puts the draft on the one that is chosen, and keeps that in the address', async () => {
    const { text, press } = await show();
    expect(text()).toContain('Choose an event');
    await press('Opened');
    expect(TestBed.inject(Router).url).toBe('/rules/r1/try?ticket=t1&event=e1');
    expect(api.tryRule).toHaveBeenCalledWith('r1', { ticketId: 't1', eventId: 'e1', overrides: {} });
    expect(text()).toContain('Nothing was sent and nothing was changed.');
    expect(text()).toContain('“Name of the requester” is not known before 2026-03-02.');
  });

  it('opens an event by its address, alone or among all live rules', async () => {
    const { text, press } = await show('/rules/r1/try?ticket=t1&event=e1');
    expect(api.tryRule).toHaveBeenCalledTimes(1);
    await press('Among all live rules');
    expect(api.tryAll).toHaveBeenCalledWith('r1', { ticketId: 't1', eventId: 'e1', overrides: {} });
    expect(text()).toContain('No live rule waits for such an event.');
  });

  it('looks for the events of one ticket', async () => {
    const { element, settled } = await show();
    const field = element.querySelector<HTMLInputElement>('#try-ticket');
    if (!field) throw new Error('There is no field for a ticket');
    field.value = ' T-1042 ';
    field.form?.dispatchEvent(new Event('submit'));
    await settled();
    expect(api.occasions).toHaveBeenLastCalledWith('r1', 'T-1042');
  });

  it('keeps what it shows as a test of the draft, and says how the tests go', async () => {
    const { element, press, text } = await show('/rules/r1/try?ticket=t1&event=e1');
    api.runTests.mockResolvedValue({ items: [{ place: 0, name: 'Loud', passed: false, message: 'It should fire, and does not.' }] });
    const name = element.querySelector<HTMLInputElement>('#test-name');
    if (name) name.value = 'Loud';
    await press('Save test');
    const test = { name: 'Loud', ticketId: 't1', eventId: 'e1', expect: { fires: true, branch: 'then' } };
    expect(rules.saveDraft).toHaveBeenCalledWith('r1', { ...content, tests: [test] }, 4);
    expect(notices.say).toHaveBeenCalledWith('Saved with the draft: publishing runs it');
    expect(text()).toContain('Loud It should fire, and does not.');
  });

  it('says that a test is of what the rule does otherwise', async () => {
    const [decision] = tried.decisions;
    api.tryRule.mockResolvedValue({ ...tried, decisions: [{ ...decision, branch: 'otherwise' }] });
    const { text, press } = await show('/rules/r1/try?ticket=t1&event=e1');
    expect(text()).toContain('Its conditions do not hold, so it does what it does otherwise.');
    expect(text()).toContain('it must do what it does otherwise here');
    await press('Save test');
    const test = { ticketId: 't1', eventId: 'e1', expect: { fires: true, branch: 'otherwise' } };
    expect(rules.saveDraft).toHaveBeenCalledWith('r1', { ...content, tests: [test] }, 4);
  });

  it('names why it cannot: a draft with faults, a ticket that is not there', async () => {
    api.tryRule.mockRejectedValue(problemFrom(422, { detail: 'There is no such ticket.' }));
    expect((await show('/rules/r1/try?ticket=t9&event=e9')).text()).toContain('There is no such ticket.');
    TestBed.resetTestingModule();
    rules.draft.mockResolvedValue(draft({ problems: [{ pointer: '/actions', message: 'Give it something to do.' }] }));
    expect((await show()).text()).toContain('Give it something to do.');
  });

  it('lets whoever may only look try, and keep nothing', async () => {
    const { text } = await show('/rules/r1/try?ticket=t1&event=e1', ['rule.view']);
    expect(text()).toContain('Dark halls');
    expect(text()).not.toContain('Save test');
  });
});
