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

const maxRenderedLength = 64 * 1024;
const placeholder = /\{\{([^{}]*)\}\}/g;

/** Why a template cannot be published, or null. */
export function templateProblem(template: string): string | null {
  const names = [...template.matchAll(placeholder)].map((match) => (match[1] ?? '').trim());
  const unknown = names.find((name) => !Object.hasOwn(templateVariables, name));
  if (unknown !== undefined) return `A template may not use "{{${unknown}}}": choose one of ${Object.keys(templateVariables).join(', ')}.`;
  const rest = template.replace(placeholder, '');
  return /\{\{|\}\}/.test(rest) ? 'Two braces belong around the name of a variable: close them or take them out.' : null;
}

/** The template with its variables filled in once; what they hold is not looked into again. At most 64 KB. */
export function renderTemplate(template: string, facts: FactReader): string {
  const rendered = template.replace(placeholder, (_, name: string) => variableText(name.trim(), facts));
  return rendered.length > maxRenderedLength ? `${rendered.slice(0, maxRenderedLength - 1)}…` : rendered;
}

function variableText(name: string, facts: FactReader): string {
  const variable = Object.hasOwn(templateVariables, name) ? templateVariables[name] : undefined;
  const value = variable ? facts.value(variable.fact) : undefined;
  if (value === undefined || value === null) return '';
  return name === 'ticket.number' ? `T-${String(value)}` : String(value);
}
