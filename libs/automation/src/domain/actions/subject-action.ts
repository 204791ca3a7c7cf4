import { text } from '@casewright/contracts';
import { defineAction, renderTemplate, type Action } from '@casewright/rules';
import { z } from 'zod';
import { field } from './choices';

const maxLength = 500;

/** The record names neither text, because they are about people; what it was stands in the log, from where it is put back. */
export const setSubject: Action = defineAction({
  type: 'ticket.set-subject',
  label: 'Set subject',
  permission: 'ticket.edit',
  params: z.strictObject({ to: text(maxLength).refine((value) => value.trim() !== '', 'Write a subject') }),
  parameters: [field('to', 'Subject', 'line-template')],
  reversible: true,
  external: false,
  writes: ['subject'],
  templates: ['to'],
  plan: ({ to: template }, { ticketId, facts }) => {
    const to = renderTemplate(template, facts).replace(/\s+/g, ' ').trim().slice(0, maxLength);
    if (to === '') return { changes: [], commands: [], facts: {}, withheld: 'Nothing would be left of the subject.' };
    const same = facts.value('ticket.subject') === to;
    return {
      changes: [{ field: 'subject', before: null, after: same ? null : 'another subject' }],
      commands: same ? [] : [{ key: '', message: { type: 'ticket.change-subject', data: { ticketId, to } } }],
      facts: same ? {} : { 'ticket.subject': to },
    };
  },
});
