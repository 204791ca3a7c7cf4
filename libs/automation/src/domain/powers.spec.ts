import { RuleContent } from '@casewright/contracts';
import { forbiddenActions } from './powers';
import { ticketLanguage } from './ticket-language';

const content = RuleContent.parse({
  name: 'Sample',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [] },
  actions: [
    { id: 'note', type: 'ticket.note', params: {} },
    { id: 'set', type: 'ticket.set-priority', params: {} },
  ],
  otherwise: [{ id: 'mail', type: 'ticket.mail-requester', params: {} }],
});
const told = (powers: Parameters<typeof forbiddenActions>[2]) => forbiddenActions(content, ticketLanguage.actions, powers);

describe('what a rule may do', () => {
  it('is what whoever puts it to work may do by hand, whether its conditions hold or not', () => {
    expect(told(new Set(['ticket.note', 'ticket.edit', 'ticket.reply']))).toEqual([]);
    expect(told(new Set(['ticket.note', 'rule.publish']))).toEqual([
      {
        pointer: '/actions/1/type',
        message: '“Set priority” takes the permission “Change properties of tickets”, which you lack: ask somebody who has it.',
      },
      {
        pointer: '/otherwise/0/type',
        message: '“Mail the requester” takes the permission “Write public replies”, which you lack: ask somebody who has it.',
      },
    ]);
  });

  it('is everything where the program puts it to work', () => {
    expect(told('all')).toEqual([]);
  });
});
