/** The part of a mail address behind the `@`, by which new people find their organisation. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** What is compared when people search: lower case, without accents. */
export const searchable = (...parts: readonly string[]): string => parts.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const maxNameLength = 200;

/** A name for somebody we know from a mail header only: cleaned, and never empty. */
export function displayName(name: string, email: string): string {
  const cleaned = name
    .replace(/\p{Cs}/gu, '\ufffd')
    // A header may hold anything; what cannot be shown on one line has no place in a name.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const chosen = cleaned === '' ? email.slice(0, Math.max(email.lastIndexOf('@'), 1)) : cleaned;
  return [...chosen].slice(0, maxNameLength).join('');
}
