import type { ConditionNode, RuleContentInput } from '@casewright/contracts';
import type { TeamKey } from './scenario';

export interface DemoRule {
  /** Why it is published. */
  readonly reason: string;
  readonly content: RuleContentInput;
}

const opened: RuleContentInput['trigger'] = { kind: 'event', types: ['ticket.opened'] };

/** The words stand in the subject or in the first message; upper and lower case are the same. */
const mentions = (...words: string[]): ConditionNode => ({
  any: words.flatMap((value) => ['ticket.subject', 'ticket.firstMessage'].map((fact) => ({ fact, operator: 'textContains', value }))),
});

const noTeamYet: ConditionNode = { fact: 'ticket.teamId', operator: 'notExists' };
const set = (priority: string) => ({ id: 'priority', type: 'ticket.set-priority', params: { to: priority } });
const tag = (...tags: string[]) => ({ id: 'tag', type: 'ticket.add-tags', params: { tags } });
const note = (text: string) => ({ id: 'note', type: 'ticket.note', params: { text } });
const route = (team: string) => ({ id: 'team', type: 'ticket.assign-team', params: { to: team } });

/** What the projector-service firm has automated; `teams` are the ids of its teams. */
export function demoRules(teams: Readonly<Record<TeamKey, string>>): readonly DemoRule[] {
  return [...triage(teams), ...routing(teams), ...telling()];
}

function triage(teams: Readonly<Record<TeamKey, string>>): readonly DemoRule[] {
  return [
    {
      reason: 'A dark hall cannot wait for triage',
      content: {
        name: 'Black picture is urgent',
        order: { phase: 'intake', rank: 'c' },
        trigger: opened,
        conditions: { all: [mentions('black picture'), mentions('urgent')] },
        actions: [set('urgent'), tag('black-picture'), route(teams.projectors)],
      },
    },
    {
      reason: 'Shows that begin tonight were missed twice in March',
      content: {
        name: 'Show tonight',
        order: { phase: 'intake', rank: 'f' },
        trigger: opened,
        conditions: { all: [mentions('tonight', 'premiere'), { fact: 'ticket.priority', operator: 'notEqual', value: 'urgent' }] },
        actions: [set('high'), tag('event')],
      },
    },
    {
      reason: 'The first three questions are always the same',
      content: {
        name: 'Checklist for overheating',
        order: { phase: 'intake', rank: 'k' },
        trigger: opened,
        conditions: {
          any: [
            mentions('overheat', 'turns off after', 'switches itself off'),
            { fact: 'ticket.tags', operator: 'containsAny', value: ['overheating'] },
          ],
        },
        actions: [tag('overheating'), note('Ask for: blink code, 30 cm of free space on the left, does the left fan spin?')],
      },
    },
  ];
}

function routing(teams: Readonly<Record<TeamKey, string>>): readonly DemoRule[] {
  return [
    {
      reason: 'Visits are planned by those who drive',
      content: {
        name: 'Visits go to field service',
        order: { phase: 'routing', rank: 'c' },
        trigger: opened,
        conditions: {
          all: [
            noTeamYet,
            { any: [{ fact: 'ticket.type', operator: 'equal', value: 'task' }, mentions('installation', 'lamp change', 'on site')] },
          ],
        },
        actions: [route(teams.field)],
      },
    },
    {
      reason: 'Technicians should not read invoices',
      content: {
        name: 'Money and contracts go to customer care',
        order: { phase: 'routing', rank: 'f' },
        trigger: opened,
        conditions: { all: [noTeamYet, mentions('invoice', 'warranty', 'contract', 'quote')] },
        actions: [route(teams.care)],
      },
    },
    {
      reason: 'Nothing may lie where nobody looks',
      content: {
        name: 'Everything else goes to projector support',
        order: { phase: 'routing', rank: 'z' },
        trigger: opened,
        conditions: { all: [noTeamYet] },
        actions: [route(teams.projectors)],
      },
    },
  ];
}

function telling(): readonly DemoRule[] {
  return [
    {
      reason: 'An urgent ticket needs a person, not only a team',
      content: {
        name: 'Urgent and nobody has it',
        order: { phase: 'escalation', rank: 'm' },
        trigger: { kind: 'event', types: ['ticket.priority-changed'], changed: { field: 'priority', to: ['urgent'] } },
        conditions: { all: [{ fact: 'ticket.assigneeId', operator: 'notExists' }] },
        actions: [note('Urgent since just now and nobody has it. Whoever reads this first: please take it.')],
        guards: { once: 'until-false' },
      },
    },
    {
      reason: 'Without the serial number nobody can look up the warranty',
      content: {
        name: 'Ask for the serial number',
        order: { phase: 'notify', rank: 'm' },
        trigger: opened,
        conditions: {
          all: [
            { fact: 'ticket.channel', operator: 'equal', value: 'mail' },
            { fact: 'event.automatic', operator: 'equal', value: false },
            mentions('warranty'),
          ],
        },
        actions: [{ id: 'mail', type: 'ticket.mail-requester', params: { text: serialNumberPlease } }],
      },
    },
  ];
}

const serialNumberPlease = `Hello {{requester.name}},

to look up the warranty for {{ticket.number}} we need the serial number. It stands on the silver label under the device and begins with CW.

Your service team`;
