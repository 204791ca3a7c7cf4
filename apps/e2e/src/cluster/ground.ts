import type { RuleContentInput, SlaPolicyContent } from '@casewright/contracts';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that the account of PostgreSQL may enter. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-cluster-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** The database of the cluster that runs on this folder. */
export function databaseUrlOf(data: string): string {
  const [, , , port] = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(data, 'postgres-password'), 'utf8').trim();
  return `postgresql://casewright:${password}@127.0.0.1:${port}/casewright`;
}

export const darkHall = (teamId: string): RuleContentInput => ({
  name: 'Black picture is urgent',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'black picture' }] },
  actions: [
    { id: 'priority', type: 'ticket.set-priority', params: { to: 'urgent' } },
    { id: 'tag', type: 'ticket.add-tags', params: { tags: ['black-picture'] } },
    { id: 'team', type: 'ticket.assign-team', params: { to: teamId } },
  ],
});

const within = (minutes: number): SlaPolicyContent => {
  const goals = { low: minutes, normal: minutes, high: minutes, urgent: minutes };
  return {
    name: 'Prompt',
    description: '',
    active: true,
    when: null,
    onPriorityChange: 'remaining-time',
    targets: [
      { target: 'first-reply', calendarId: null, goals, warnings: [{ percent: 1 }], breachLevels: [] },
      { target: 'resolution', calendarId: null, goals, warnings: [{ percent: 1 }], breachLevels: [] },
    ],
  };
};

/** Clocks warn three seconds after a ticket was opened. */
export const promptly = within(5);

/** They warn after nine, and none is breached while servers are killed, however busy the machine. */
export const calmly = within(15);
