import { durationWords, type FactView, type OperatorView } from '@casewright/contracts';
import { dayWords } from '@casewright/data-access';
import { labelIn, listed, type Speech } from './speech';

const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** The right-hand side of a comparison as a person would say it; `…` where it is not written yet. */
export function valueWords(value: unknown, fact: FactView | undefined, operand: OperatorView['operand'], speech: Speech): string {
  if (operand === 'none') return '';
  if (Array.isArray(value))
    return value.length === 0
      ? '…'
      : listed(
          value.map((item) => oneValue(item, fact, operand, speech)),
          'or',
        );
  return oneValue(value, fact, operand, speech);
}

function oneValue(value: unknown, fact: FactView | undefined, operand: OperatorView['operand'], speech: Speech): string {
  if (value === undefined || value === '') return '…';
  if (value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (operand === 'calendar-duration') return calendarWords(value, speech);
  const text = String(value);
  if (operand === 'duration') return durationWords(text);
  if (operand === 'calendar') return `the calendar ${speech.nameOf(text)}`;
  if (fact?.reference) return speech.nameOf(text);
  if (fact && fact.choices.length > 0) return fact.type === 'list' ? `“${labelIn(fact.choices, text)}”` : labelIn(fact.choices, text);
  if (fact?.day) return dayWords(text.slice(0, 10));
  if (fact?.type === 'date') return Number.isNaN(Date.parse(text)) ? text : moment.format(new Date(text));
  return fact?.type === 'number' ? text : `“${text}”`;
}

/** `4 hours of the calendar Office` */
function calendarWords(value: unknown, speech: Speech): string {
  const { calendarId = '', atLeast = '' } = value as { calendarId?: string; atLeast?: string };
  return `${durationWords(atLeast)} of the calendar ${calendarId === '' ? '…' : speech.nameOf(calendarId)}`;
}
