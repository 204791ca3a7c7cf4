/** The edition of the last change of which policies there are and in what order. Later editions changed what is in them. */
export const orderVersion = `
  select coalesce(max(edition), 0)::int as version from sla.changes where kind in ('create-policy', 'remove-policy', 'reorder-policies')`;
