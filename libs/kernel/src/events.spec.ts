import { z } from 'zod';
import { defineEvents, event, personal } from './events';

describe('defineEvents', () => {
  it('names events by category and counts upcasters as versions', () => {
    const catalog = defineEvents('sample', {
      made: event(z.strictObject({ size: z.int() }), (older: { width: number }) => ({ size: older.width })),
    });
    expect(catalog['sample.made'].version).toBe(2);
  });

  it('lists the personal fields', () => {
    const definition = event(z.strictObject({ subjectId: z.uuid(), text: personal(z.string()), size: z.int() }));
    expect(definition.personalFields).toEqual(['text']);
  });

  it('refuses personal text that belongs to nobody', () => {
    expect(() => event(z.strictObject({ text: personal(z.string()) }))).toThrow('subjectId');
  });
});
