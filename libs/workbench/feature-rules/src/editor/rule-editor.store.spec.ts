import { TestBed } from '@angular/core/testing';
import { RuleLifeApi, RulesApi, Session } from '@casewright/data-access';
import type { RuleContent } from '@casewright/contracts';
import { newRule } from './new-rule';
import { RuleEditorStore } from './rule-editor.store';

const lamps: RuleContent = { ...newRule, name: 'Lamps are urgent' };

describe('the editor of a rule', () => {
  let draft = { revision: 1, content: lamps };
  const none = () => Promise.resolve({ items: [] });
  const api = {
    catalog: () => Promise.resolve({ actions: [] }),
    list: none,
    history: none,
    versions: none,
    decisions: none,
    read: (id: string) => Promise.resolve({ id, status: 'draft' }),
    draft: () => Promise.resolve(draft),
    create: jest.fn(() => Promise.resolve({ id: 'r1' })),
    saveDraft: jest.fn((_: string, content: RuleContent, revision: number) => {
      draft = { revision: revision + 1, content };
      return Promise.resolve(draft);
    }),
  };
  /** As after a crash: nothing but what the browser has kept is there. */
  const open = async (id: string) => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        RuleEditorStore,
        { provide: RulesApi, useValue: api },
        { provide: RuleLifeApi, useValue: {} },
        { provide: Session, useValue: { me: () => ({ id: 'reader' }) } },
      ],
    });
    const store = TestBed.inject(RuleEditorStore);
    await store.load(id);
    return store;
  };

  beforeEach(() => {
    localStorage.clear();
    jest.clearAllMocks();
    draft = { revision: 1, content: lamps };
  });

  it('has what was typed again after a crash, and no more once it is saved', async () => {
    (await open('r1')).edit({ name: 'Lamps' });
    const again = await open('r1');
    expect([again.content().name, again.draft.restored()?.basis, again.conflict()]).toEqual(['Lamps', 'current', null]);
    expect(await again.save()).toBe(true);
    expect([again.changed(), localStorage.length]).toEqual([false, 0]);
    expect((await open('r1')).draft.restored()).toBeNull();
  });

  it('keeps a new rule until it is made', async () => {
    (await open('new')).edit({ name: 'Bulbs' });
    const again = await open('new');
    expect(again.content().name).toBe('Bulbs');
    await again.save();
    expect([again.rule()?.id, localStorage.length]).toEqual(['r1', 0]);
  });

  it('settles what was typed on an older draft with the one that was saved since', async () => {
    (await open('r1')).edit({ name: 'Lamps' });
    draft = { revision: 2, content: { ...lamps, stop: 'phase' } };
    const again = await open('r1');
    expect(again.conflict()).toMatchObject({ base: lamps, mine: { name: 'Lamps' }, theirs: { stop: 'phase' } });
    await again.settle({ ...draft.content, name: 'Lamps' });
    expect(api.saveDraft).toHaveBeenCalledWith('r1', expect.objectContaining({ name: 'Lamps', stop: 'phase' }), 2);
    expect([again.conflict(), again.changed(), localStorage.length]).toEqual([null, false, 0]);
  });

  it('shows the newer draft once the older one is discarded', async () => {
    (await open('r1')).edit({ name: 'Lamps' });
    draft = { revision: 2, content: { ...lamps, name: 'Lights' } };
    const again = await open('r1');
    again.discard();
    expect([again.content().name, again.revision(), again.changed(), again.conflict()]).toEqual(['Lights', 2, false, null]);
  });
});
