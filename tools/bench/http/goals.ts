import { rounded } from '../measure';

/** What the figures may be at most. */
const goals: Readonly<Record<string, number>> = {
  list_p95_ms: 200,
  filtered_p95_ms: 200,
  search_p95_ms: 200,
  ticket_p95_ms: 200,
  http_errors: 0,
  rule_p95_ms: 150,
  rule_among_1000_p95_ms: 150,
  event_among_1000_p95_ms: 150,
  mail_to_row_p95_ms: 1000,
  idle_rss_mb: 400,
  first_page_gzip_kb: 300,
};

/** Each figure beside its goal; a ratio of 1 or less is within it. */
export function printAgainstGoals(figures: Readonly<Record<string, number>>): void {
  const lines = Object.entries(goals).flatMap(([name, goal]) => {
    const measured = figures[name];
    if (measured === undefined) return [];
    return [[name, { measured, 'at most': goal, ratio: goal === 0 ? measured : rounded(measured / goal) }] as const];
  });
  console.table(Object.fromEntries(lines));
}
