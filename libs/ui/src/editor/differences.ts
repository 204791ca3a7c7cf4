/** One line of what a document says, such as `Time zone: Europe/Berlin`. Labels are unique within a document. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** A line that was added (`before` is null), taken away (`after` is null) or changed. */
export interface Difference {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed between two documents, in the order of the newer one; lines that are gone come last. */
export function differences(before: readonly Line[], after: readonly Line[]): readonly Difference[] {
  const old = new Map(before.map(({ label, text }) => [label, text]));
  const labels = new Set(after.map(({ label }) => label));
  const changed = after.map(({ label, text }) => ({ label, before: old.get(label) ?? null, after: text }));
  const gone = before.filter(({ label }) => !labels.has(label)).map(({ label, text }) => ({ label, before: text, after: null }));
  return [...changed, ...gone].filter((line) => line.before !== line.after);
}
