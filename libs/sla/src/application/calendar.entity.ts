import type { CalendarContent } from '@casewright/contracts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A business calendar with its newest content. A removed one keeps its row, because clocks have counted by it. */
export const CalendarEntity = defineEntity({
  name: 'Calendar',
  schema: 'sla',
  tableName: 'calendars',
  properties: (p) => ({
    id: p.uuid().primary(),
    version: p.integer(),
    content: p.json<CalendarContent>(),
    requestHash: p.text().nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    removedAt: p.datetime(3).nullable(),
  }),
});
export type Calendar = InferEntity<typeof CalendarEntity>;

/** Written once, never changed. */
export const CalendarVersionEntity = defineEntity({
  name: 'CalendarVersion',
  schema: 'sla',
  tableName: 'calendar_versions',
  properties: (p) => ({
    calendarId: p.uuid().primary(),
    version: p.integer().primary(),
    content: p.json<CalendarContent>(),
    madeBy: p.text(),
    madeAt: p.datetime(3),
  }),
});
