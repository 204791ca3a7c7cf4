/** The columns of a decision record with their types, in the order of the table. */
export const recordTypes = [
  ['id', 'uuid'],
  ['slot', 'smallint'],
  ['ticket_id', 'uuid'],
  ['rule_id', 'uuid'],
  ['rule_version', 'int'],
  ['rule_hash', 'text'],
  ['rule_name', 'text'],
  ['event_id', 'text'],
  ['event_type', 'text'],
  ['event_version', 'int'],
  ['command_id', 'text'],
  ['correlation_id', 'text'],
  ['depth', 'int'],
  ['at', 'timestamptz'],
  ['outcome', 'text'],
  ['branch', 'text'],
  ['reason', 'text'],
  ['tree', 'jsonb'],
  ['changes', 'jsonb'],
  ['actions', 'jsonb'],
  ['fields', 'text[]'],
  ['microseconds', 'int'],
  ['plan', 'jsonb'],
] as const;

export const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const isoTime = `to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;

/** For `select`: columns under the property names of `DecisionRecord`. */
export const recordColumns = recordTypes.map(([name]) => (name === 'at' ? isoTime : `${name} as "${camelCase(name)}"`)).join(', ');
