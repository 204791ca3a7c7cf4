const pattern = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,7})M)?)?$/;

export type DurationUnit = 'minutes' | 'hours' | 'days';

/** An amount of one unit, as a form holds an ISO 8601 duration. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

const minutesIn: Readonly<Record<DurationUnit, number>> = { minutes: 1, hours: 60, days: 1440 };

/** In the largest unit that holds it evenly; null for what is no such duration. */
export function readDuration(text: string): Duration | null {
  const match = pattern.exec(text);
  const [days = 0, hours = 0, minutes = 0] = (match ?? []).slice(1).map((part) => Number((part as string | undefined) ?? 0));
  const total = (days * 24 + hours) * 60 + minutes;
  if (!match || total === 0) return null;
  const unit = (['days', 'hours'] as const).find((candidate) => total % minutesIn[candidate] === 0) ?? 'minutes';
  return { amount: total / minutesIn[unit], unit };
}

/** `PT30M`, `PT4H`, `P2D`. */
export function writeDuration({ amount, unit }: Duration): string {
  if (unit === 'days') return `P${amount}D`;
  return unit === 'hours' ? `PT${amount}H` : `PT${amount}M`;
}

const words: Readonly<Record<DurationUnit, string>> = { minutes: 'min', hours: 'h', days: 'days' };

export function durationWords(text: string): string {
  const duration = readDuration(text);
  if (!duration) return text;
  return duration.unit === 'days' && duration.amount === 1 ? '1 day' : `${duration.amount} ${words[duration.unit]}`;
}
