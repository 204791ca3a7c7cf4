const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const middle = Math.floor(digits.length / 2);

/**
 * A rank that sorts between two others as text; null stands for the beginning or the end. Ranks never end with the lowest digit, so that
 * there is always room before them. Where the two leave no room, as equals do, it comes right after the first.
 */
export function rankBetween(before: string | null, after: string | null): string {
  const low = before ?? '';
  if (after !== null && after <= low) return `${low}${digits.charAt(middle)}`;
  let rank = '';
  for (let place = 0; ; place += 1) {
    const from = Math.max(0, digits.indexOf(low.charAt(place) || '0'));
    const isBounded = after !== null && after.startsWith(rank);
    const to = isBounded ? digits.indexOf(after.charAt(place) || '0') : digits.length;
    if (to - from > 1) return rank + digits.charAt(Math.floor((from + to) / 2));
    rank += digits.charAt(from);
  }
}
