export const filterNames = [
  'category',
  'status',
  'priority',
  'type',
  'channel',
  'teamId',
  'assigneeId',
  'requesterId',
  'organisationId',
  'tag',
  'field',
  'sla',
  'clock',
  'snoozed',
  'createdFrom',
  'createdBefore',
  'solvedFrom',
  'solvedBefore',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, readonly string[]>>;
