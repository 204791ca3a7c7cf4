import { defineEvents, event, personal, type EventOf } from '@casewright/kernel';
import { z } from 'zod';

const remindAt = z.iso.datetime().nullable();

/** What the processes of the contract suite follow. */
export const sampleEvents = defineEvents('sample', {
  opened: event(z.strictObject({ subject: z.string(), remindAt })),
  noted: event(z.strictObject({ subject: z.string(), remindAt, subjectId: z.uuid(), text: personal(z.string()) })),
  handed: event(z.strictObject({ subject: z.string(), teamId: z.string().nullable() })),
  closed: event(z.strictObject({ subject: z.string() })),
});
export type SampleEvent = EventOf<typeof sampleEvents>;
