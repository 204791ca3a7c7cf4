import type { FactReader } from '../facts/fact-reader';

interface TemplateVariable {
  readonly fact: string;
  readonly label: string;
  /** What a preview shows in its place. */
  readonly example: string;
}

/** What templates may name between double braces, and the fact that it stands for. Nothing else is read and nothing is run. */
export const templateVariables: Readonly<Record<string, TemplateVariable>> = {
  'ticket.number': { fact: 'ticket.number', label: 'Number', example: 'T-1042' },
  'ticket.subject': { fact: 'ticket.subject', label: 'Subject', example: 'Black picture in hall 3' },
  'ticket.priority': { fact: 'ticket.priority', label: 'Priority', example: 'urgent' },
  'ticket.status': { fact: 'ticket.status', label: 'Status', example: 'open' },
  'requester.name': { fact: 'requester.name', label: 'Name of the requester', example: 'Maria Lindqvist' },
  'organisation.name': { fact: 'organisation.name', label: 'Name of the organisation', example: 'Lichtspiele Mitte' },
};

const maxBytes = 64 * 1024;
const placeholder = /\{\{([^{}]*)\}\}/g;
const utf8 = new TextEncoder();
const bytesOf = (text: string): number => utf8.encode(text).length;

/** What a template names, in its order. */
export const variablesIn = (template: string): readonly string[] =>
  [...template.matchAll(placeholder)].map((match) => (match[1] ?? '').trim());

/** Why a template cannot be published, or null. */
export function templateProblem(template: string): string | null {
  if (template.length > maxBytes || bytesOf(template) > maxBytes) return 'A template may be 64 KB long: make it shorter.';
  const unknown = variablesIn(template).find((name) => !Object.hasOwn(templateVariables, name));
  if (unknown !== undefined) return `A template may not use "{{${unknown}}}": choose one of ${Object.keys(templateVariables).join(', ')}.`;
  const rest = template.replace(placeholder, '');
  return /\{\{|\}\}/.test(rest) ? 'Two braces belong around the name of a variable: close them or take them out.' : null;
}

/**
 * The template with its variables filled in once; what they hold is not looked into again. It ends at 64 KB, and no more than that is ever
 * written, so the time that it takes is bounded whatever the template and the values are.
 */
export function renderTemplate(template: string, facts: FactReader): string {
  const texts = new Map<string, string>();
  const parts: string[] = [];
  let left = maxBytes;
  let end = 0;
  const add = (text: string): boolean => {
    const fitting = fittingPart(text, left);
    parts.push(fitting);
    left -= bytesOf(fitting);
    return fitting.length === text.length;
  };
  for (const match of template.matchAll(placeholder)) {
    const name = (match[1] ?? '').trim();
    const value = texts.get(name) ?? variableText(name, facts);
    texts.set(name, value);
    if (!add(template.slice(end, match.index)) || !add(value)) return `${parts.join('')}…`;
    end = match.index + match[0].length;
  }
  return add(template.slice(end)) ? parts.join('') : `${parts.join('')}…`;
}

const ellipsisBytes = 3;

/** As much of the text as has room, whole characters only; room is left for the mark that something was cut. */
function fittingPart(text: string, room: number): string {
  // No character takes more than three bytes for each of its units.
  if (text.length * 3 <= room - ellipsisBytes) return text;
  const buffer = new Uint8Array(Math.max(0, room - ellipsisBytes));
  return text.slice(0, utf8.encodeInto(text, buffer).read);
}

function variableText(name: string, facts: FactReader): string {
  const variable = Object.hasOwn(templateVariables, name) ? templateVariables[name] : undefined;
  const value = variable ? facts.value(variable.fact) : undefined;
  if (value === undefined || value === null) return '';
  return name === 'ticket.number' ? `T-${String(value)}` : String(value);
}
