import { z } from 'zod';

const pattern = /^P(?=\d|T\d)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,7})M)?)?$/;
const advice = 'Give a length of time in days, hours and minutes, such as "PT30M", "PT4H" or "P2D"';

export type DurationUnit = 'minutes' | 'hours' | 'days';

/** An amount of one unit, as a form holds an ISO 8601 duration. */
export interface DurationAmount {
  readonly amount: number;
  readonly unit: DurationUnit;
}

const minutesIn: Readonly<Record<DurationUnit, number>> = { minutes: 1, hours: 60, days: 1440 };
const minuteMilliseconds = 60_000;

function minutesOf(text: string): number | null {
  const match = pattern.exec(text);
  const [days = 0, hours = 0, minutes = 0] = (match ?? []).slice(1).map((part) => Number((part as string | undefined) ?? 0));
  const total = (days * 24 + hours) * 60 + minutes;
  return match && total > 0 ? total : null;
}

/** Milliseconds of an ISO 8601 duration in days, hours and minutes; null for what is none, and for one of no length. */
export function durationMilliseconds(text: string): number | null {
  const minutes = minutesOf(text);
  return minutes === null ? null : minutes * minuteMilliseconds;
}

/** A length of time such as `PT30M`, `PT4H` or `P2D`. */
export const RuleDuration = z
  .string()
  .max(20)
  .regex(pattern, advice)
  .refine((text) => minutesOf(text) !== null, advice);

const offsetAdvice = 'Give a length of time such as "PT30M" or "P2D", with a minus in front for a time before: "-PT30M"';

/** Milliseconds of a length of time, below zero with a minus in front; 0 for `PT0M`, null for what is none. */
export function offsetMilliseconds(text: string): number | null {
  if (text === 'PT0M') return 0;
  const length = durationMilliseconds(text.replace(/^[+-]/, ''));
  return length === null || !text.startsWith('-') ? length : -length;
}

/** A length of time before (`-PT30M`) or after (`PT4H`) something; `PT0M` is the time itself. */
export const RuleOffset = z
  .string()
  .max(20)
  .regex(/^[+-]?P(?=\d|T\d)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,7})M)?)?$/, offsetAdvice)
  .refine((text) => offsetMilliseconds(text) !== null, offsetAdvice);

/** In the largest unit that holds it evenly; null for what is no such duration. */
export function readDuration(text: string): DurationAmount | null {
  const total = minutesOf(text);
  if (total === null) return null;
  const unit = (['days', 'hours'] as const).find((candidate) => total % minutesIn[candidate] === 0) ?? 'minutes';
  return { amount: total / minutesIn[unit], unit };
}

/** `PT30M`, `PT4H`, `P2D`. */
export function writeDuration({ amount, unit }: DurationAmount): string {
  if (unit === 'days') return `P${amount}D`;
  return unit === 'hours' ? `PT${amount}H` : `PT${amount}M`;
}

const words: Readonly<Record<DurationUnit, string>> = { minutes: 'min', hours: 'h', days: 'days' };

/** `30 min`, `4 h`, `1 day`; what is no such duration stays as it is. */
export function durationWords(text: string): string {
  const duration = readDuration(text);
  if (!duration) return text;
  return duration.unit === 'days' && duration.amount === 1 ? '1 day' : `${duration.amount} ${words[duration.unit]}`;
}
