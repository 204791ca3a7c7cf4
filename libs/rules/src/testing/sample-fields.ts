import type { FieldKind, TicketFieldDefinition } from '@casewright/contracts';

const field = (key: string, kind: FieldKind, label: string, choices: readonly string[] = []): TicketFieldDefinition => ({
  ...{ key, kind, label, archived: false },
  choices: choices.map((id) => ({ id, label: id.toUpperCase(), archived: false })),
});

/** A field of each kind. */
export const sampleFields: readonly TicketFieldDefinition[] = [
  field('serial', 'text', 'Serial number'),
  field('lamps', 'number', 'Lamps'),
  field('on_site', 'boolean', 'On site'),
  field('bought', 'date', 'Bought'),
  field('tier', 'choice', 'Tier', ['gold', 'silver', 'low']),
  field('halls', 'multi-choice', 'Halls', ['vip', 'low', 'black-picture']),
];
