import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { catalog, directories, sharedId } from '@casewright/conditions/testing';
import type { RuleConditionView } from '@casewright/contracts';
import { RuleConditionsApi, RulesApi, Session, problemFrom } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { ConditionPage } from './condition.page';
import { ConditionsPage } from './conditions.page';

const lamps = {
  ...{ id: sharedId, name: 'About lamps', version: 2, savedAt: '2026-03-02T10:00:00.000Z', usedIn: [] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'lamp' }] },
  usedBy: [
    { rule: { id: 'r1', name: 'Lamps are urgent' }, published: 1, draft: 1 },
    { rule: { id: 'r2', name: 'Lamps to the team' }, published: 2, draft: 2 },
  ],
} as unknown as RuleConditionView;

describe('shared conditions', () => {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const api = {
    list: jest.fn(() => Promise.resolve({ items: [lamps] })),
    read: jest.fn((id: string) => (id === sharedId ? Promise.resolve(lamps) : Promise.reject(problemFrom(404, {})))),
    create: jest.fn((content: object) => Promise.resolve({ ...lamps, ...content, version: 1, usedBy: [] })),
    save: jest.fn((_: string, content: object) => Promise.resolve({ ...lamps, ...content, version: 3 })),
    renewDrafts: jest.fn(() => Promise.resolve({ rules: [{ id: 'r1', name: 'Lamps are urgent' }] })),
    remove: jest.fn(() => Promise.resolve()),
  };

  async function show(path: string, permissions: readonly string[] = ['rule.view', 'rule.edit']) {
    const held = new Set(permissions);
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'rules/conditions', component: ConditionsPage },
            { path: 'rules/conditions/:conditionId', component: ConditionPage },
          ],
          withComponentInputBinding(),
        ),
        ...directories,
        { provide: RuleConditionsApi, useValue: api },
        { provide: RulesApi, useValue: { catalog: () => Promise.resolve(catalog) } },
        {
          provide: Session,
          useValue: { me: () => ({ id: 'reader' }), permissions: () => held, may: (permission: string) => held.has(permission) },
        },
        { provide: Notices, useValue: notices },
      ],
    });
    const harness = await RouterTestingHarness.create(path);
    const settled = () => harness.fixture.whenStable();
    await settled();
    const element = harness.fixture.nativeElement as HTMLElement;
    const button = (label: string) =>
      [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim().startsWith(label));
    const press = async (label: string) => {
      button(label)?.click();
      await settled();
    };
    const rename = async (name: string) => {
      const field = element.querySelector<HTMLInputElement>('[data-pointer="/name"] input');
      if (!field) throw new Error('There is no field for the name');
      field.value = name;
      field.dispatchEvent(new Event('input'));
      await settled();
    };
    return { element, button, press, rename, text: () => element.textContent.replace(/\s+/g, ' ') };
  }

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
  });

  it('are listed in words, with their versions and how many rules have them', async () => {
    const { text, element } = await show('/rules/conditions');
    expect(text()).toContain('About lampsthe subject contains “lamp”v22');
    expect(element.querySelector('cw-table a')?.getAttribute('href')).toBe(`/rules/conditions/${sharedId}`);
  });

  it('say what would be here, and offer to make one only to whoever may', async () => {
    api.list.mockResolvedValue({ items: [] });
    expect((await show('/rules/conditions')).text()).toContain('Make the first one');
    TestBed.resetTestingModule();
    expect((await show('/rules/conditions', ['rule.view'])).text()).not.toContain('Make the first one');
    api.list.mockResolvedValue({ items: [lamps] });
  });

  it('say why they could not be read, and try again', async () => {
    api.list.mockRejectedValueOnce(problemFrom(500, { detail: 'Something went wrong on our side.', errorId: 'e-1' }));
    const { text, press } = await show('/rules/conditions');
    expect(text()).toContain('e-1');
    await press('Try again');
    expect(text()).toContain('About lamps');
  });

  it('say where they stand, and make drafts for the rules that are behind', async () => {
    const { text, press } = await show(`/rules/conditions/${sharedId}`);
    expect(text()).toContain('Lamps are urgent runs by version 1');
    await press('Make drafts with version 2 for 1 rule');
    expect(api.renewDrafts).toHaveBeenCalledWith(sharedId);
    expect(notices.say).toHaveBeenCalledWith('One rule has a draft with it now');
  });

  it('are saved as a new version on the one that was read; a newer one of somebody else is a choice', async () => {
    api.save.mockRejectedValueOnce(problemFrom(409, { code: 'version.stale', detail: 'Somebody else has changed it.' }));
    const { press, rename, text, button } = await show(`/rules/conditions/${sharedId}`);
    expect(button('Save')?.disabled).toBe(true);
    await rename('About bulbs');
    await press('Save');
    expect(api.save).toHaveBeenCalledWith(sharedId, { name: 'About bulbs', conditions: lamps.conditions }, 2);
    expect(text()).toContain('Somebody else has saved this since you opened it.');
    await press('Save mine over theirs');
    expect(api.save).toHaveBeenCalledTimes(2);
    expect(text()).toContain('version 3');
  });

  it('are as they were typed after a crash, until that is discarded', async () => {
    await (await show(`/rules/conditions/${sharedId}`)).rename('About bulbs');
    TestBed.resetTestingModule();
    const { press, text } = await show(`/rules/conditions/${sharedId}`);
    expect(text()).toMatch(/Your unsaved changes of \d\d:\d\d are back/);
    expect(text()).toContain('About bulbs');
    await press('Discard');
    expect(text()).not.toMatch(/About bulbs|are back/);
    expect(localStorage).toHaveLength(0);
  });

  it('that were typed on an older version are not saved over the newer one unasked', async () => {
    await (await show(`/rules/conditions/${sharedId}`)).rename('About bulbs');
    TestBed.resetTestingModule();
    api.read.mockResolvedValueOnce({ ...lamps, name: 'About lights', version: 3 });
    const { press, text } = await show(`/rules/conditions/${sharedId}`);
    expect(text()).toContain('a newer version was saved since');
    await press('Save');
    expect(api.save).toHaveBeenCalledWith(sharedId, { name: 'About bulbs', conditions: lamps.conditions }, 2);
  });

  it('are deleted only when asked twice, and not where the server says that rules need them', async () => {
    api.remove.mockRejectedValueOnce(
      problemFrom(409, { code: 'state.conflict', detail: '“Lamps are urgent” uses it: take it out there first.' }),
    );
    const { press, text } = await show(`/rules/conditions/${sharedId}`);
    await press('Delete …');
    expect(api.remove).not.toHaveBeenCalled();
    await press('Delete About lamps');
    expect(text()).toContain('“Lamps are urgent” uses it: take it out there first.');
    await press('Delete …');
    await press('Delete About lamps');
    expect(TestBed.inject(Router).url).toBe('/rules/conditions');
  });

  it('get an address once they are made', async () => {
    const { press, rename } = await show('/rules/conditions/new');
    await rename('Weekend');
    await press('Save');
    expect(api.create).toHaveBeenCalledWith({ name: 'Weekend', conditions: { all: [] } });
    expect(TestBed.inject(Router).url).toBe(`/rules/conditions/${sharedId}`);
  });

  it('may be read and not changed without the permission; one that is not there says so', async () => {
    const { text, button } = await show(`/rules/conditions/${sharedId}`, ['rule.view']);
    expect(text()).toContain('You may read this, not change it.');
    expect(button('Delete …')).toBeUndefined();
    TestBed.resetTestingModule();
    expect((await show('/rules/conditions/none')).text()).toContain('There is nothing here');
  });
});
