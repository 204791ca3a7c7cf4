import { z } from 'zod';
import { line, text } from '../text';
import { FieldKey, FieldKind } from '../ticket-fields';
import { ActorView, cursorQuery, limitQuery, listOf } from './common';

const instant = z.iso.datetime();

/*
 * Routes, all under /api/v1: GET|POST /ticket-fields, PATCH /ticket-fields/{key}, POST /ticket-fields/{key}/archive, /restore,
 * GET /ticket-fields/{key}/versions. Values are set by `fields` of PATCH /tickets/{id}.
 */

/** staff: only the people of the desk see it. requester: the requester reads it, too. */
export const FieldAudience = z.enum(['staff', 'requester']);
export type FieldAudience = z.infer<typeof FieldAudience>;

const ChoiceId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'Use at most 40 lower case letters, digits, dashes and underscores');
const WrittenChoice = z.strictObject({ id: ChoiceId, label: line(100) });

const choices = z
  .array(WrittenChoice)
  .max(100)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'Two choices have the same id');

/** What can be changed of a field. Choices that are left out of a new list are archived: tickets keep them. */
const content = { label: line(80), help: text(500), audience: FieldAudience, choices };

export const CreateTicketField = z
  .strictObject({
    key: FieldKey,
    kind: FieldKind,
    label: content.label,
    help: content.help.default(''),
    audience: content.audience.default('staff'),
    choices: content.choices.default([]),
  })
  .superRefine(({ kind, choices: given }, context) => {
    const wanted = kind === 'choice' || kind === 'multi-choice';
    if (wanted && given.length === 0) context.addIssue({ code: 'custom', path: ['choices'], message: 'Give at least one choice' });
    if (!wanted && given.length > 0)
      context.addIssue({ code: 'custom', path: ['choices'], message: 'Only a field of choices has choices' });
  });
export type CreateTicketField = z.infer<typeof CreateTicketField>;

/** What is absent stays as it is. Key and kind never change. */
export const EditTicketField = z
  .strictObject({
    label: content.label.optional(),
    help: content.help.optional(),
    audience: content.audience.optional(),
    choices: content.choices.optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'Name at least one thing to change');
export type EditTicketField = z.infer<typeof EditTicketField>;

/** `version` is the ETag for If-Match. */
export const TicketFieldView = z.object({
  key: z.string(),
  kind: FieldKind,
  label: z.string(),
  help: z.string(),
  audience: FieldAudience,
  choices: z.array(z.object({ id: z.string(), label: z.string(), archived: z.boolean() })),
  archived: z.boolean(),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
});
export type TicketFieldView = z.infer<typeof TicketFieldView>;
export const TicketFieldList = listOf(TicketFieldView);
export type TicketFieldList = z.infer<typeof TicketFieldList>;

export const TicketFieldParam = z.strictObject({ key: FieldKey });

/** One version of a field, newest first: what it was and who made it so. */
export const TicketFieldVersionView = z.object({
  version: z.int(),
  content: TicketFieldView.pick({ label: true, help: true, audience: true, choices: true, archived: true }),
  madeAt: instant,
  madeBy: ActorView,
});
export const TicketFieldVersionList = listOf(TicketFieldVersionView);
export type TicketFieldVersionList = z.infer<typeof TicketFieldVersionList>;
export const ListTicketFieldVersions = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListTicketFieldVersions = z.infer<typeof ListTicketFieldVersions>;
