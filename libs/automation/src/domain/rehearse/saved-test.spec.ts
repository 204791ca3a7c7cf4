import { RuleContent, RuleTest, type DecisionBranch } from '@casewright/contracts';
import type { Decision } from '@casewright/rules';
import { ticketLanguage } from '../ticket-language';
import { judge, missingTest, testName } from './saved-test';

const fires: RuleTest = { ticketId: '00000000-0000-4000-8000-000000000000', eventId: 'e', expect: { fires: true } };
const content = (type: string, tests?: RuleTest[]): RuleContent =>
  RuleContent.parse({
    name: 'Sample',
    order: { phase: 'intake', rank: 'm' },
    trigger: { kind: 'event', types: ['ticket.opened'] },
    conditions: { all: [] },
    actions: [{ id: 'a', type, params: {} }],
    tests,
  });
const decided = (parts: Partial<Decision>) => ({ outcome: 'fired', reason: null, changes: [], ...parts }) as unknown as Decision;
const missing = (rule: RuleContent, policy: 'where-needed' | 'required', taken: (DecisionBranch | null)[] = []) =>
  missingTest(rule, ticketLanguage.actions, policy, taken);

describe('a saved test', () => {
  it('is needed where somebody outside is reached, by whom and since when decides how', () => {
    const external = ticketLanguage.actions.actions.find((action) => action.external && action.type !== 'ticket.mail-requester');
    expect(missing(content('ticket.note'), 'required')).toBeNull();
    expect(missing(content('ticket.mail-requester'), 'where-needed')).toBeNull();
    expect(missing(content('ticket.mail-requester'), 'required')).toContain('Mail the requester');
    const quiet = { ...fires, expect: { fires: false } };
    expect(missing(content('ticket.mail-requester', [quiet]), 'required')).toContain('Mail the requester');
    expect(missing(content('ticket.mail-requester', [quiet]), 'where-needed')).toBeNull();
    expect(missing(content('ticket.mail-requester', [fires]), 'required')).toBeNull();
    expect(missing(content(external?.type ?? ''), 'where-needed')).toContain(external?.label);
    const both = [...content('ticket.mail-requester').actions, ...content(external?.type ?? '').actions];
    expect(missing({ ...content('ticket.note'), actions: both }, 'where-needed')).toContain(external?.label);
  });

  it('counts for the branch that it is of', () => {
    const [then, otherwise] = (['then', 'otherwise'] as const).map((branch) => ({ ...fires, expect: { fires: true, branch } }));
    const mail = content('ticket.mail-requester').actions;
    const note = content('ticket.note').actions;
    const rule = (actions: RuleContent['actions'], instead: RuleContent['actions'], ...tests: (RuleTest | undefined)[]) =>
      RuleContent.parse({ ...content('ticket.note'), actions, otherwise: instead, tests });
    expect(missing(rule(mail, note, otherwise), 'required')).toContain('because its conditions hold');
    expect(missing(rule(mail, note, then), 'required')).toBeNull();
    expect(missing(rule(note, mail, then), 'required')).toContain('because its conditions do not hold');
    expect(missing(rule(note, mail, otherwise), 'required')).toBeNull();
    expect(missing(rule(mail, mail, then), 'required')).not.toBeNull();
    expect(missing(rule(mail, mail, then, otherwise), 'required')).toBeNull();
  });

  it('counts for the branch that it takes, where it was saved without one', () => {
    const rule = RuleContent.parse({ ...content('ticket.mail-requester', [fires]), otherwise: content('ticket.note').actions });
    expect(missing(rule, 'required', ['then'])).toBeNull();
    expect(missing(rule, 'required', ['otherwise'])).not.toBeNull();
    expect(missing(rule, 'required', [null])).toBeNull();
  });

  it('has no branch where the rule is to do nothing', () => {
    const test = (expected: object) => RuleTest.safeParse({ ...fires, expect: expected });
    expect(test({ fires: false, branch: 'then' }).error?.issues).toMatchObject([{ path: ['expect', 'branch'] }]);
    expect(test({ fires: false }).success).toBe(true);
  });

  it('passes where the rule does what was expected, and says what it does otherwise', () => {
    const change = { field: 'priority' as const, before: 'low', after: 'high' };
    expect(judge({ fires: true }, decided({}))).toBeNull();
    expect(judge({ fires: false }, decided({ outcome: 'no-match' }))).toBeNull();
    expect(judge({ fires: true, changes: { priority: 'high' } }, decided({ changes: [{ ...change, after: 'low' }, change] }))).toBeNull();
    expect(judge({ fires: false }, decided({}))).toBe('It should do nothing, and fires.');
    expect(judge({ fires: true, branch: 'otherwise' }, decided({ branch: 'otherwise' }))).toBeNull();
    expect(judge({ fires: true, branch: 'otherwise' }, decided({ branch: 'then' }))).toContain('and its conditions hold');
    expect(judge({ fires: true, branch: 'then' }, decided({ branch: 'otherwise' }))).toContain('Its conditions should hold');
    expect(judge({ fires: true }, decided({ branch: 'otherwise' }))).toBeNull();
    expect(judge({ fires: true }, decided({ outcome: 'guarded', reason: 'It rests.' }))).toBe('It should fire, and does not: It rests.');
    expect(judge({ fires: true, changes: { status: 'open' } }, decided({ changes: [change] }))).toContain('“status”');
  });

  it('has a name, also where nobody gave it one', () => {
    expect(testName(fires, 0)).toBe('Test 1: it fires');
    expect(testName({ ...fires, name: 'Loud' }, 0)).toBe('Loud');
    expect(testName({ ...fires, expect: { fires: true, branch: 'otherwise' } }, 1)).toBe('Test 2: it does what it does otherwise');
  });
});
