import type { FactOverrides, RuleTest, TryView } from '@casewright/contracts';

/** The test that says: on this event the rule does what it does now. */
export function testOf({ ticketId, event, decisions }: TryView, overrides: FactOverrides, name: string): RuleTest {
  const own = decisions.find(({ isDraft }) => isDraft);
  const fires = own?.outcome === 'fired';
  const changes = (own?.changes ?? []).filter(({ field, changed }) => changed && field !== 'comments');
  const expected = Object.fromEntries(changes.map(({ field, after }) => [field, after])) as NonNullable<RuleTest['expect']['changes']>;
  return {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ticketId,
    eventId: event.id,
    ...(Object.keys(overrides).length === 0 ? {} : { overrides }),
    expect: own && fires ? { fires, branch: own.branch, ...(changes.length > 0 ? { changes: expected } : {}) } : { fires: false },
  };
}
