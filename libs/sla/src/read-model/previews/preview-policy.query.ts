import type { PreviewSlaPolicy, SlaPolicyPreviewView, SlaTargetDefinition } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../configuration/configuration';
import { aroundTheClock, workingTimeOf } from '../../domain/business-time/working-time';
import { milestones, open } from '../../domain/clock/ledger';
import { assignmentsUnder, conditionsOf, matches, type PolicyVersion } from '../../domain/policy/policy';
import type { CalendarVersion } from '../../domain/sla-clock.process';

const draftCause = { eventId: 'preview', type: 'ticket.opened' };
const isoOrNone = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

/** What a draft would do with an example: the same functions as the clocks themselves. */
@Injectable()
export class PolicyPreviews {
  constructor(private readonly configuration: Configuration) {}

  async preview({ policy, example }: PreviewSlaPolicy): Promise<SlaPolicyPreviewView> {
    const named = policy.targets.flatMap(({ calendarId }) => (calendarId === null ? [] : [calendarId]));
    const current = await this.configuration.currentCalendarVersions([...new Set(named)]);
    const calendars = await this.configuration.calendars([...current].map(([id, version]) => ({ id, version })));
    const draft: PolicyVersion = { id: 'draft', version: 0, content: policy };
    const conditions = conditionsOf(policy.match, example).map((condition) => ({ ...condition }));
    const targets = policy.targets.map((definition, place) => this.target(draft, definition, place, example, calendars));
    return { matches: matches(policy, example), conditions, targets };
  }

  private target(
    draft: PolicyVersion,
    { target, calendarId }: SlaTargetDefinition,
    place: number,
    { priority, createdAt }: PreviewSlaPolicy['example'],
    calendars: readonly CalendarVersion[],
  ): SlaPolicyPreviewView['targets'][number] {
    const calendar = calendars.find(({ id }) => id === calendarId);
    if (calendarId !== null && !calendar) throw unknownCalendar(place);
    const named = calendar ? { id: calendar.id, name: calendar.content.name } : null;
    const assignment = assignmentsUnder(draft, priority, () => calendar?.version)[target];
    if (!assignment) return { target, calendar: named, goalMinutes: null, warnAt: null, dueAt: null };
    const ledger = open([], Date.parse(createdAt), 'running', draftCause, assignment);
    const { dueAt, warnAt } = milestones(ledger, assignment, () => (calendar ? workingTimeOf(calendar.content) : aroundTheClock));
    return { target, calendar: named, goalMinutes: assignment.goalMinutes, warnAt: isoOrNone(warnAt), dueAt: isoOrNone(dueAt) };
  }
}

const unknownCalendar = (place: number) =>
  new DomainError('reference.unknown', 'There is no such calendar.', {
    errors: [{ in: 'body', pointer: `/policy/targets/${place}/calendarId`, message: 'There is no such calendar' }],
  });
