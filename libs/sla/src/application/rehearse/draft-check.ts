import type { CalendarContent, SlaChangeDraft, SlaPolicyContent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { requireOpen, requireReachable } from '../../domain/policy/reachable';
import type { WholeConfiguration } from '../../domain/rehearse/drafted-configuration';
import { PolicyLanguage } from '../policy-language';

/** Refuses a draft that could not be saved, with pointers into the request. */
@Injectable()
export class DraftCheck {
  constructor(private readonly language: PolicyLanguage) {}

  /** Answers with the name of what is changed; null for an order. */
  async require(change: SlaChangeDraft, configuration: WholeConfiguration, at: number): Promise<string | null> {
    switch (change.kind) {
      case 'create-policy':
        await this.requirePolicy(change.content, configuration, at);
        return change.content.name;
      case 'edit-policy':
        nameOf(configuration.policies, change.id);
        await this.requirePolicy(change.content, configuration, at, change.id);
        return change.content.name;
      case 'remove-policy':
        return nameOf(configuration.policies, change.id);
      case 'reorder-policies':
        return requireOrder(change.ids, configuration);
      case 'edit-calendar':
        nameOf(configuration.calendars, change.id);
        requireHours(change, configuration, at);
        return change.content.name;
    }
  }

  private async requirePolicy(content: SlaPolicyContent, configuration: WholeConfiguration, at: number, id?: string): Promise<void> {
    const stored = configuration.policies.find((policy) => policy.id === id)?.content.targets;
    await this.language.requireConditions(content, '/change/content', stored);
    const known = new Map<string, CalendarContent>(configuration.calendars.map((calendar) => [calendar.id, calendar.content]));
    const unknown = content.targets.findIndex(({ calendarId }) => calendarId !== null && !known.has(calendarId));
    if (unknown >= 0) throw refused('reference.unknown', 'There is no such calendar.', `/change/content/targets/${unknown}/calendarId`);
    within('/change/content', () => requireReachable(content, known, at));
  }
}

function nameOf(known: readonly { readonly id: string; readonly content: { readonly name: string } }[], id: string): string {
  const found = known.find((one) => one.id === id);
  if (!found) throw refused('reference.unknown', 'It is not there any more: it was removed.', '/change/id');
  return found.content.name;
}

function requireOrder(ids: readonly string[], { policies }: WholeConfiguration): null {
  const named = new Set(ids);
  const complete = named.size === ids.length && ids.length === policies.length && policies.every(({ id }) => named.has(id));
  if (!complete) throw refused('state.conflict', 'The order must name each policy that exists once.', '/change/ids');
  return null;
}

/** The goals of every policy that counts by the calendar must stay within reach. */
function requireHours(
  { id, content }: { readonly id: string; readonly content: CalendarContent },
  { policies }: WholeConfiguration,
  at: number,
): void {
  const counting = policies.flatMap((policy) => policy.content.targets).filter(({ calendarId }) => calendarId === id);
  const goals = counting.flatMap(({ goals }) => Object.values(goals)).map((goal) => goal ?? 0);
  requireOpen(content, Math.max(1, ...goals), at, '/change/content/hours');
}

const refused = (code: 'reference.unknown' | 'state.conflict', message: string, pointer: string): DomainError =>
  new DomainError(code, message, { errors: [{ in: 'body', pointer, message }] });

/** What is checked by itself points into itself. */
function within(prefix: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const errors = (error.details['errors'] ?? []) as readonly { readonly pointer: string }[];
    throw new DomainError(error.code, error.message, { errors: errors.map((one) => ({ ...one, pointer: `${prefix}${one.pointer}` })) });
  }
}
