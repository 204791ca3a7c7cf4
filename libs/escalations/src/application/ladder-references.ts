import { CalendarDirectory, offsetMilliseconds, UserDirectory, type LadderContent } from '@casewright/contracts';
import { DomainError, type CommandMeta } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { NewContent } from './ladder-rows';
import { unknownReference } from './refusals';

interface Reference {
  readonly kind: 'team' | 'agent';
  readonly id: string;
  readonly pointer: string;
}

const words = { team: 'There is no such team: choose another', agent: 'There is no such person, or they have left: choose another' };

/** Sees to it that whom a ladder names is there, and that its calendar reaches its last step. */
@Injectable()
export class LadderReferences {
  constructor(
    private readonly users: UserDirectory,
    private readonly calendars: CalendarDirectory,
  ) {}

  async check(content: LadderContent, meta: CommandMeta): Promise<NewContent> {
    const references = content.steps.flatMap(referencesOf);
    const teams = new Set((await this.users.allTeams()).map(({ id }) => id));
    const people = await this.users.users(references.flatMap(({ kind, id }) => (kind === 'agent' ? [id] : [])));
    const gone = references.find(({ kind, id }) => (kind === 'team' ? !teams.has(id) : people.get(id)?.active !== true));
    if (gone) throw unknownReference(gone.pointer, words[gone.kind]);
    return { content, calendarVersion: await this.calendarVersion(content, Date.parse(meta.at)) };
  }

  private async calendarVersion({ calendarId, steps }: LadderContent, now: number): Promise<number | null> {
    if (calendarId === null) return null;
    const hours = (await this.calendars.current([calendarId])).get(calendarId);
    if (!hours) throw unknownReference('/calendarId', 'There is no such calendar: choose another');
    const beyond = steps.findIndex(({ after }) => hours.shift(now, offsetMilliseconds(after) ?? 0) === null);
    if (beyond < 0) return hours.version;
    const message = 'The calendar is not open often enough to come to this step';
    throw new DomainError('calendar.never-open', `${message}.`, { errors: [{ in: 'body', pointer: `/steps/${beyond}/after`, message }] });
  }
}

function referencesOf({ notify, assignTeamId, assignAgentId }: LadderContent['steps'][number], place: number): readonly Reference[] {
  const step = `/steps/${place}`;
  return [
    ...notify.flatMap((to, index): Reference[] =>
      to.kind === 'team' || to.kind === 'agent' ? [{ kind: to.kind, id: to.id, pointer: `${step}/notify/${index}/id` }] : [],
    ),
    ...(assignTeamId === null ? [] : [{ kind: 'team' as const, id: assignTeamId, pointer: `${step}/assignTeamId` }]),
    ...(assignAgentId === null ? [] : [{ kind: 'agent' as const, id: assignAgentId, pointer: `${step}/assignAgentId` }]),
  ];
}
