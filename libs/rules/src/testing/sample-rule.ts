import { RuleContent, type RuleContentInput, type RuleDocument } from '@casewright/contracts';
import { z } from 'zod';
import { ActionRegistry, defineAction } from '../actions/define-action';
import { compileRule, type CompiledRule, type RuleLanguage } from '../compile/compile-rule';
import { FactReader, type FactValues } from '../facts/fact-reader';
import { fieldFacts } from '../facts/field-facts';
import { ticketCatalog, withFields } from '../facts/ticket-catalog';
import { factsWithRequester } from '../facts/ticket-facts';
import { sampleFields } from './sample-fields';

/** Sets the priority; the one action that the engine's own tests need. */
export const setPriority = defineAction({
  type: 'sample.set-priority',
  label: 'Set priority',
  permission: 'ticket.edit',
  params: z.strictObject({ to: z.string() }),
  parameters: [],
  reversible: true,
  external: false,
  writes: ['priority'],
  plan: ({ to }, { ticketId, facts }) => ({
    changes: [{ field: 'priority', before: facts.value('ticket.priority'), after: to }],
    commands: [{ key: '', message: { type: 'ticket.change-priority', data: { ticketId, to } } }],
    facts: { 'ticket.priority': to },
  }),
});

/** Makes somebody else the requester, with all that goes with them. */
export const setRequester = defineAction({
  type: 'sample.set-requester',
  label: 'Set requester',
  permission: 'ticket.edit',
  params: z.strictObject({ to: z.string() }),
  parameters: [],
  reversible: true,
  external: false,
  writes: ['requesterId'],
  plan: ({ to }, { ticketId, facts }) => ({
    changes: [{ field: 'requesterId', before: facts.value('ticket.requesterId'), after: to }],
    commands: [{ key: '', message: { type: 'ticket.change-requester', data: { ticketId, to } } }],
    facts: factsWithRequester(to, facts),
  }),
});

/** Writes a text; it has a template. */
export const writeNote = defineAction({
  type: 'sample.note',
  label: 'Write a note',
  permission: 'ticket.edit',
  params: z.strictObject({ text: z.string().min(1) }),
  parameters: [],
  reversible: false,
  external: false,
  writes: ['comments'],
  templates: ['text'],
  plan: () => ({ changes: [{ field: 'comments', before: null, after: 'note' }], commands: [], facts: {} }),
});

/** Fails when it is planned. */
export const breakDown = defineAction({
  type: 'sample.break',
  label: 'Break',
  permission: 'ticket.edit',
  params: z.strictObject({}),
  parameters: [],
  reversible: false,
  external: false,
  writes: [],
  plan: () => {
    throw new Error('out of order');
  },
});

export const language: RuleLanguage = {
  catalog: withFields(ticketCatalog, fieldFacts(sampleFields)),
  actions: new ActionRegistry([setPriority, setRequester, writeNote, breakDown]),
  eventTypes: ['ticket.opened', 'ticket.priority-changed', 'ticket.commented'],
};

/** A correct rule with parts replaced. */
export function content(parts: Partial<RuleContentInput> = {}): RuleContent {
  return RuleContent.parse({
    name: 'Sample',
    order: { phase: 'intake', rank: 'm' },
    trigger: { kind: 'event', types: ['ticket.opened'] },
    conditions: { all: [{ fact: 'ticket.priority', operator: 'equal', value: 'low' }] },
    actions: [{ id: 'a1', type: 'sample.set-priority', params: { to: 'urgent' } }],
    ...parts,
  });
}

let made = 0;

export function documentOf(parts: Partial<RuleContentInput> = {}, version = 1): RuleDocument {
  made += 1;
  const ruleId = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
  const rule = content(parts);
  return {
    ...rule,
    schema: 'rule/1',
    ruleId,
    version,
    baseVersion: version === 1 ? null : version - 1,
    hash: `sha256:${'0'.repeat(64)}`,
    why: 'For the test',
  };
}

export function compiled(parts: Partial<RuleContentInput> = {}): CompiledRule {
  const result = compileRule(documentOf(parts), language);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.rule;
}

export const now = Date.parse('2026-03-02T10:00:00Z');
export const reader = (values: FactValues, before: FactValues | null = null): FactReader => new FactReader(values, before, now);
export const event = { eventId: 'e1', type: 'ticket.opened', ticketId: '10000000-0000-4000-8000-000000000001', depth: 0 };
