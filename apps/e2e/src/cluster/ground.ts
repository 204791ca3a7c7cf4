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

const minutes = { low: 5, normal: 5, high: 5, urgent: 5 };

/** Clocks warn three seconds after a ticket was opened. */
export const promptly: SlaPolicyContent = {
  name: 'Prompt',
  description: '',
  active: true,
  match: { priorities: [], types: [], teamIds: [], organisationIds: [], tags: [] },
  targets: [
    { target: 'first-reply', calendarId: null, goals: minutes, warnAtPercent: 1 },
    { target: 'resolution', calendarId: null, goals: minutes, warnAtPercent: 1 },
  ],
};
