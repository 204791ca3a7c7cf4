import { EventTypes } from '@casewright/event-store';
import { defineEvents, event, personal, remark, type Stored } from '@casewright/kernel';
import { z } from 'zod';
import { impersonal } from './impersonal';

const types = new EventTypes();
types.register(
  defineEvents('desk', {
    noted: event(z.object({ subjectId: z.uuid().nullable(), note: personal(z.string()), why: remark(z.string()), count: z.int() })),
  }),
);
const noted = (subjectId: string | null) =>
  ({ type: 'desk.noted', data: { subjectId, note: 'Ada called', why: 'She asked', count: 2 } }) as unknown as Stored;

describe('what a process is told', () => {
  it('holds no text about a person', () => {
    expect(impersonal(noted('018f0000-0000-7000-8000-000000000001'), types).data).toMatchObject({ note: null, why: null, count: 2 });
  });

  it('is all but remarks where it is about nobody', () => {
    expect(impersonal(noted(null), types).data).toMatchObject({ note: 'Ada called', why: null, count: 2 });
  });
});
