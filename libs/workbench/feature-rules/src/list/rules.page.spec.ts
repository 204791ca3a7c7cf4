import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { RuleView } from '@casewright/contracts';
import { RuleLifeApi, RulesApi, problemFrom } from '@casewright/data-access';
import { openPage } from '@casewright/data-access/testing';
import { Notices } from '@casewright/ui';
import { RulesPage } from './rules.page';

const rule = (id: string, status: RuleView['status'], more: Partial<RuleView> = {}) =>
  ({
    ...{ id, name: `Rule ${id}`, status, phase: 'intake', trial: null, version: 2, hasDraft: false, lastFiredAt: null },
    ...{ firesPerDay: [0, 0, 0, 0, 0, 0, 3], firesIn7Days: 3 },
    ...more,
  }) as RuleView;

describe('the list of rules', () => {
  const notices = { say: jest.fn(), refuse: jest.fn(), offerUndo: jest.fn() };
  const api = {
    list: jest.fn((_: object) =>
      Promise.resolve({ items: [rule('1', 'active'), rule('2', 'paused'), rule('3', 'draft')], nextCursor: null }),
    ),
    pause: jest.fn(() => Promise.resolve({})),
    resume: jest.fn(() => Promise.resolve({})),
  };

  const providers = [
    { provide: RulesApi, useValue: api },
    { provide: RuleLifeApi, useValue: { stops: () => Promise.resolve({ items: [] }) } },
    { provide: Notices, useValue: notices },
  ];
  const show = (address: string, permissions: readonly string[] = ['rule.edit', 'rule.publish']) =>
    openPage(address, { page: RulesPage, path: 'rules', permissions, providers });

  beforeEach(() => jest.clearAllMocks());

  it('leaves out what is archived, until one asks for it, and finds trials by their stage', async () => {
    for (const [path, query] of [
      ['/rules', { archived: 'false' }],
      ['/rules?status=archived', { status: 'archived' }],
      ['/rules?status=shadow&phase=intake', { trial: 'shadow', archived: 'false', phase: 'intake' }],
    ] as const) {
      await show(path);
      expect(api.list).toHaveBeenLastCalledWith(expect.objectContaining(query));
      TestBed.resetTestingModule();
    }
  });

  it('narrows by a chip, and remembers that in the address', async () => {
    const { press } = await show('/rules');
    await press('Phase');
    await press('Routing');
    expect(TestBed.inject(Router).url).toBe('/rules?phase=routing');
  });

  it('pauses and resumes where the rules stand, and offers to take it back', async () => {
    const { press, element } = await show('/rules');
    await press('Pause Rule 1');
    expect(api.pause).toHaveBeenCalledWith('1');
    expect(notices.offerUndo).toHaveBeenCalledWith('Rule 1 is paused', expect.any(Function));
    expect(api.list).toHaveBeenCalledTimes(2);
    api.resume.mockRejectedValueOnce(problemFrom(409, { detail: 'It is archived.' }));
    await press('Resume Rule 2');
    expect(notices.refuse).toHaveBeenCalledWith('It is archived.');
    expect(element.querySelector('[aria-label$="Rule 3"]')).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/rules');
  });

  it('has no levers for whoever may only look', async () => {
    const { element, text } = await show('/rules', []);
    expect(text()).toContain('Rule 1');
    expect(element.querySelector('[aria-label="Pause Rule 1"]')).toBeNull();
    expect(text()).not.toContain('New rule');
  });

  it('says that no rule is like that, and shows all again', async () => {
    api.list.mockResolvedValueOnce({ items: [], nextCursor: null });
    const { text, press } = await show('/rules?q=lamp');
    expect(text()).toContain('No rule like that');
    await press('Show all rules');
    expect(text()).toContain('Rule 1');
  });
});
