import type { Params } from '@angular/router';
import type { TicketQuery } from '@casewright/data-access';
import { filterNames, type FilterName, type Filters } from './filters';
import { views, type ViewId } from './views';

/** What the queue shows, as it stands in the URL. `view` is null where a link came with filters of its own. */
export interface QueueQuery {
  readonly view: ViewId | null;
  readonly filters: Filters;
  readonly q: string;
  readonly sort: string;
}

const values = (value: unknown): readonly string[] => (typeof value === 'string' && value !== '' ? value.split(',') : []);

export function readQuery(params: Params): QueueQuery {
  const filters: Filters = {};
  for (const name of filterNames) {
    const chosen = values(params[name]);
    if (chosen.length > 0) filters[name] = chosen;
  }
  const view = views.find((candidate) => candidate.id === params['view']);
  const fallback = Object.keys(filters).length === 0 ? ('open' as const) : null;
  const base = view?.id ?? fallback;
  return { view: base, filters, q: String(params['q'] ?? ''), sort: String(params['sort'] ?? sortOf(base)) };
}

const sortOf = (view: ViewId | null): string => views.find(({ id }) => id === view)?.sort ?? 'slaDueAt';

/** The view's filters, with those of the URL over them. */
export const effectiveFilters = ({ view, filters }: QueueQuery): Filters => ({
  ...views.find(({ id }) => id === view)?.filters,
  ...filters,
});

/** For the server. */
export function listQuery(query: QueueQuery): TicketQuery {
  const filters = Object.entries(effectiveFilters(query)).map(([name, chosen]) => [name, chosen.join(',')] as const);
  return { ...Object.fromEntries(filters), ...(query.q.trim() === '' ? {} : { q: query.q.trim() }), sort: query.sort };
}

/** For the URL: only what differs from the view. */
export function urlParams(query: QueueQuery): Params {
  const filters = Object.entries(query.filters).map(([name, chosen]) => [name, chosen.join(',')] as const);
  return {
    ...(query.view === null ? {} : { view: query.view }),
    ...Object.fromEntries(filters),
    ...(query.q === '' ? {} : { q: query.q }),
    ...(query.sort === sortOf(query.view) ? {} : { sort: query.sort }),
  };
}

/** An empty list lets go of the filter, back to what the view says. */
export function withFilter(query: QueueQuery, name: FilterName, chosen: readonly string[]): QueueQuery {
  const { [name]: _, ...others } = query.filters;
  return { ...query, filters: chosen.length === 0 ? others : { ...others, [name]: chosen } };
}
