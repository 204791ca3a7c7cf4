import {
  TicketFieldDirectory,
  UserDirectory,
  PeopleDirectory,
  type PreviewSlaPolicy,
  type SlaPolicyPreviewView,
  type SlaTargetDefinition,
} from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { explain, referencesIn, traceOf, type CompiledTree, type FactCatalog } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { hoursIn, type CalendarVersion } from '../../domain/business-time/calendar-hours';
import type { FollowedTicket } from '../../domain/clock/followed-ticket';
import { milestones, open } from '../../domain/clock/ledger';
import { beginsLater, exampleTicket } from '../../domain/policy/begins';
import { catalogWith, compileWhen, readerOf } from '../../domain/policy/conditions';
import { termsUnder, type PolicyVersion } from '../../domain/policy/policy';
import { Configuration } from '../configuration/configuration';

const draftCause = { eventId: 'preview', type: 'ticket.opened' };
const isoOrNone = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
const known = (instants: readonly (number | null)[]): string[] => instants.flatMap((instant) => isoOrNone(instant) ?? []);

/** What a draft would do with an example: the same functions as the clocks themselves. */
@Injectable()
export class PolicyPreviews {
  constructor(
    private readonly configuration: Configuration,
    private readonly fields: TicketFieldDirectory,
    private readonly people: PeopleDirectory,
    private readonly users: UserDirectory,
  ) {}

  async preview({ policy, example }: PreviewSlaPolicy): Promise<SlaPolicyPreviewView> {
    const named = policy.targets.flatMap(({ calendarId }) => (calendarId === null ? [] : [calendarId]));
    const current = await this.configuration.currentCalendarVersions([...new Set(named)]);
    const calendars = await this.configuration.calendars([...current].map(([id, version]) => ({ id, version })));
    const draft: PolicyVersion = { id: 'draft', version: 0, content: policy };
    const conditions = await this.conditions(policy, exampleTicket(example).ticket);
    const targets = policy.targets.map((definition, place) => targetView(draft, definition, place, example, calendars));
    return { matches: conditions?.result ?? true, conditions, targets };
  }

  private async conditions({ when }: PreviewSlaPolicy['policy'], ticket: FollowedTicket): Promise<SlaPolicyPreviewView['conditions']> {
    if (when === null) return null;
    const catalog = catalogWith(await this.fields.all());
    const compiled = compileWhen(when, catalog);
    if ('problems' in compiled) throw wrongConditions(compiled.problems);
    return this.explained(compiled, catalog, ticket);
  }

  private async explained({ conditions }: CompiledTree, catalog: FactCatalog, ticket: FollowedTicket) {
    const trace = traceOf(conditions, readerOf(ticket));
    const ids = (kind: string) => [...new Set(referencesIn(trace, catalog).flatMap((one) => (one.kind === kind ? [one.id] : [])))];
    const found = await Promise.all([
      this.users.teams(ids('team')),
      this.users.users(ids('agent')),
      this.people.people(ids('person')),
      this.people.organisations(ids('organisation')),
    ]);
    const names = new Map(found.flatMap((some) => [...some].map(([id, { name }]) => [id, name] as const)));
    return explain(trace, { catalog, names, facts: null });
  }
}

function targetView(
  draft: PolicyVersion,
  { target, calendarId }: SlaTargetDefinition,
  place: number,
  example: PreviewSlaPolicy['example'],
  calendars: readonly CalendarVersion[],
): SlaPolicyPreviewView['targets'][number] {
  const calendar = calendars.find(({ id }) => id === calendarId);
  if (calendarId !== null && !calendar) throw unknownCalendar(place);
  const named = calendar ? { id: calendar.id, name: calendar.content.name } : null;
  const terms = termsUnder(draft, example.priority, () => calendar?.version)[target];
  if (!terms) return { target, calendar: named, goalMinutes: null, warnAts: [], dueAt: null, levelAts: [] };
  const ledger = open([], Date.parse(example.createdAt), 'running', draftCause, terms);
  const begins = beginsLater(target, terms, example);
  const { dueAt, warnAts, levelAts } = milestones(ledger, terms, 0, hoursIn(calendars));
  return {
    target,
    calendar: named,
    ...(begins !== null && { begins }),
    goalMinutes: terms.goalMinutes,
    warnAts: known(warnAts),
    dueAt: isoOrNone(dueAt),
    levelAts: known(levelAts),
  };
}

const wrongConditions = (problems: readonly { pointer: string; message: string }[]) =>
  new DomainError('request.invalid', 'The conditions cannot be asked as they are: correct what is listed.', {
    errors: problems.map(({ pointer, message }) => ({ in: 'body', pointer: `/policy${pointer}`, message })),
  });

const unknownCalendar = (place: number) =>
  new DomainError('reference.unknown', 'There is no such calendar.', {
    errors: [{ in: 'body', pointer: `/policy/targets/${place}/calendarId`, message: 'There is no such calendar' }],
  });
