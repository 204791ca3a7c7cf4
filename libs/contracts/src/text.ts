import { z } from 'zod';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether PostgreSQL can keep it: it has no NUL and no half of a surrogate pair. */
export const isStorable = (value: string): boolean => !value.includes('\0') && !loneSurrogate.test(value);

/** Text from outside: no NUL and no half of a surrogate pair, neither of which PostgreSQL can store. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0'), 'Must not contain the NUL character')
    .refine((value) => !loneSurrogate.test(value), 'Must not contain half a surrogate pair');

/** One line of text that says something: trimmed, not empty, no control characters. */
export const line = (max: number) =>
  text(max)
    .trim()
    .min(1)
    // Control characters are just what it refuses.
    .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), 'Must be one line without control characters');

/** What stands where text about an erased person stood. */
export const erasedText = '[erased]';

export const emailAddress = z.email().max(254).toLowerCase();
