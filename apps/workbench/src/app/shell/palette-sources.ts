import { inject } from '@angular/core';
import type { Router } from '@angular/router';
import { Router as RouterToken } from '@angular/router';
import { DirectoryApi, RulesApi, Session, TicketsApi } from '@casewright/data-access';
import { entriesMatching, statusLooks, type PaletteEntry, type PaletteSource } from '@casewright/ui';
import type { Destination } from './destinations';

/** Pages as something to jump to. */
export const pageEntries = (entries: readonly Destination[], router: Router): readonly PaletteEntry[] =>
  entries.map((entry) => ({
    id: `page:${entry.path}`,
    group: 'Pages',
    label: entry.label,
    icon: entry.icon,
    run: () => void router.navigateByUrl(entry.path),
  }));

/** Tickets that the server finds. */
export function ticketSource(): PaletteSource {
  const tickets = inject(TicketsApi);
  const router = inject(RouterToken);
  return async (text, signal) => {
    const { items } = await tickets.list({ q: text, limit: '6', sort: '-updatedAt' }, signal);
    return items.map((ticket) => ({
      id: `ticket:${ticket.id}`,
      group: 'Tickets',
      label: ticket.subject,
      hint: `${ticket.reference} · ${ticket.requester.name}`,
      icon: statusLooks[ticket.status.category].icon,
      run: () => void router.navigate(['/tickets', ticket.id]),
    }));
  };
}

/** People of customers, for those who may see them. */
export function peopleSource(): PaletteSource {
  const directory = inject(DirectoryApi);
  const session = inject(Session);
  const router = inject(RouterToken);
  return async (text, signal) => {
    if (!session.may('customer.view')) return [];
    const { items } = await directory.people(text, signal);
    return items.map((person) => ({
      id: `person:${person.id}`,
      group: 'People',
      label: person.name,
      hint: person.email,
      icon: 'assign' as const,
      run: () => void router.navigate(['/customers', person.id]),
    }));
  };
}

const fresh = 60_000;

/** Rules by name, for those who may see them; asked for at most once a minute. */
export function ruleSource(): PaletteSource {
  const rules = inject(RulesApi);
  const session = inject(Session);
  const router = inject(RouterToken);
  let asked = { at: 0, entries: Promise.resolve<readonly PaletteEntry[]>([]) };
  const load = async (): Promise<readonly PaletteEntry[]> =>
    (await rules.list({})).items.map(({ id, name, status }) => ({
      ...{ id: `rule:${id}`, group: 'Rules', label: name, hint: status, icon: 'rules' as const },
      run: () => void router.navigate(['/rules', id]),
    }));
  return async (text) => {
    if (!session.may('rule.view')) return [];
    if (Date.now() - asked.at > fresh) asked = { at: Date.now(), entries: load() };
    return entriesMatching(await asked.entries, text).slice(0, 6);
  };
}
