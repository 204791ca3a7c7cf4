/** The SQLSTATE class of faults that lie in data, whose words quote it. */
const aboutData = /^22/;
const sqlState = /^[0-9A-Z]{5}$/;

/** What went wrong, for those who run the system: the database's code first, and nothing of what the events say. */
export function faultWords(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown failure';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (aboutData.test(code) && sqlState.test(code)) return `${code} the database refuses a row`;
  if (sqlState.test(code)) return `${code} ${cut(error.message)}`;
  return `${error.name}: ${cut(withoutQuotes(error.message))}`;
}

/** Parsers quote what they could not read. */
const withoutQuotes = (text: string): string => text.replace(/"[^"]*"?|'[^']*'|`[^`]*`/g, '…');
const cut = (text: string): string => text.replaceAll('\0', '').slice(0, 300);
