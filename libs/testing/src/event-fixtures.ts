import { upcast, type EventCatalog } from '@casewright/kernel';

/** One historic event as it was stored once, and, for older versions, what it must become today. */
export interface EventFixture {
  readonly data: unknown;
  readonly becomes?: unknown;
}

/** Event type → schema version → fixture. Entries are added and never changed: the log still holds such events. */
export type EventFixtures = Readonly<Record<string, Readonly<Record<string, EventFixture>>>>;

/**
 * Holds a catalog to its golden fixtures: one per type and schema version, older ones become what they always became, the
 * result fits the schema of today, and so does the newest: a schema that no longer accepts it needs a new version and an upcaster.
 */
export function itKeepsItsEvents(catalog: EventCatalog, fixtures: EventFixtures): void {
  it('has a fixture for every version of every event, and for nothing else', () => {
    const versions = Object.entries(catalog).map(([type, { version }]) => [
      type,
      Array.from({ length: version }, (_, index) => String(index + 1)),
    ]);
    const given = Object.entries(fixtures).map(([type, ofType]) => [type, Object.keys(ofType)]);
    expect(Object.fromEntries(given)).toEqual(Object.fromEntries(versions));
  });

  for (const [type, definition] of Object.entries(catalog)) {
    for (const [version, { data, becomes }] of Object.entries(fixtures[type] ?? {})) {
      it(`reads ${type} of version ${version}`, () => {
        const newest = upcast(definition, Number(version), data);
        expect(newest).toEqual(becomes ?? data);
        expect(definition.schema.parse(newest)).toEqual(newest);
      });
    }
  }
}
