import { panelOf, sideOf } from './side-address';
import type { Side } from './side';

const sides: readonly Side[] = [
  { kind: 'properties' },
  { kind: 'why', field: 'priority' },
  { kind: 'why', field: 'comments', by: { ruleId: 'r1', eventId: 'e1' } },
  { kind: 'why', field: 'field.serial_number' },
  { kind: 'why-not' },
  { kind: 'clock', target: 'first-reply' },
];

describe('the side panel in the URL', () => {
  it.each(sides)('reads %o back as it was written', (side) => {
    expect(sideOf(panelOf(side) ?? '')).toEqual(side);
  });

  it.each(['', 'nonsense', 'why', 'why:colour', 'clock:lunch'])('shows the properties for %p', (panel) => {
    expect(sideOf(panel)).toEqual({ kind: 'properties' });
  });
});
