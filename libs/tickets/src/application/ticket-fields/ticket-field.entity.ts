import type { FieldAudience, FieldChoice, FieldKind } from '@casewright/contracts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** What of a field can change. */
export interface FieldContent {
  readonly label: string;
  readonly help: string;
  readonly audience: FieldAudience;
  readonly choices: readonly FieldChoice[];
  readonly archived: boolean;
}

/** A field that the desk has added to tickets, with its newest content. Its row stays, because tickets and rules name it. */
export const TicketFieldEntity = defineEntity({
  name: 'TicketField',
  schema: 'tickets',
  tableName: 'fields',
  properties: (p) => ({
    key: p.text().primary(),
    kind: p.text().$type<FieldKind>(),
    version: p.integer(),
    content: p.json<FieldContent>(),
    requestHash: p.text().nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  }),
});
export type TicketField = InferEntity<typeof TicketFieldEntity>;

/** Written once, never changed. */
export const TicketFieldVersionEntity = defineEntity({
  name: 'TicketFieldVersion',
  schema: 'tickets',
  tableName: 'field_versions',
  properties: (p) => ({
    key: p.text().primary(),
    version: p.integer().primary(),
    content: p.json<FieldContent>(),
    madeBy: p.text(),
    madeAt: p.datetime(3),
  }),
});
