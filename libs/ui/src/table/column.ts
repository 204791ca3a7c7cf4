/** A column of a table. `width` is a grid track: `120px`, `minmax(240px, 1fr)`. */
export interface Column {
  readonly id: string;
  readonly label: string;
  readonly width: string;
  /** What the server calls the order by this column; absent: cannot be sorted by. */
  readonly sort?: string;
  readonly align?: 'end';
}

/** `-priority` → descending by priority. */
export const isSortedBy = (sort: string, column: Column): 'ascending' | 'descending' | null => {
  if (!column.sort) return null;
  if (sort === column.sort) return 'ascending';
  return sort === `-${column.sort}` ? 'descending' : null;
};

/** The order after a click on the column's heading. */
export const nextSort = (sort: string, column: Column): string =>
  isSortedBy(sort, column) === 'ascending' ? `-${column.sort ?? ''}` : (column.sort ?? sort);
