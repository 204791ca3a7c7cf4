import type { WorkingHours } from '@casewright/contracts';

const day = 86_400_000;
const nine = 9 * 3_600_000;
const length = 8 * 3_600_000;

/** Open time of the office from 1970 until then. */
const openUntil = (at: number): number => Math.floor(at / day) * length + Math.min(Math.max((at % day) - nine, 0), length);

/** A calendar that is open from nine to five, UTC, every day. */
export const office: WorkingHours = {
  ...{ id: '20000000-0000-4000-8000-000000000001', version: 1, name: 'Office' },
  isOpen: (at) => new Date(at).getUTCHours() >= 9 && new Date(at).getUTCHours() < 17,
  between: (from, to) => openUntil(to) - openUntil(from),
  shift: () => null,
};
