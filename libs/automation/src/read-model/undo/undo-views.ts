import { TicketLinks, UndoState, type UndoEffectView, type UndoPlanView } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { type FactCatalog, type Names, valueText } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { traitsOfField } from '../../domain/field-story';
import { Languages } from '../language/languages';
import type { PlannedUndo } from '../../domain/undo/undo-plan';
import { DirectoryNames, type Reference } from '../rules/directory-names';
import type { TicketUndo, UndoPlan } from './undo-plans.query';

type Effect = TicketUndo['effects'][number];
type Unlinked = Omit<UndoEffectView, 'ticket'>;
const mostShown = 500;

/** Plans in words. */
@Injectable()
export class UndoViews {
  constructor(
    private readonly names: DirectoryNames,
    private readonly tickets: TicketLinks,
    private readonly languages: Languages,
  ) {}

  async plan(me: Principal, plan: UndoPlan): Promise<UndoPlanView> {
    const effects = await this.effects(plan.tickets);
    const counts = Object.fromEntries(UndoState.options.map((state) => [state, 0])) as UndoPlanView['counts'];
    for (const { state } of effects) counts[state] += 1;
    const shown = effects.slice(0, mostShown);
    const links = await this.tickets.links(me, [...new Set(shown.map(({ ticketId }) => ticketId))]);
    return { runs: plan.runs, counts, effects: shown.map((effect) => ({ ...effect, ticket: links.get(effect.ticketId) ?? null })) };
  }

  private async effects(tickets: readonly TicketUndo[]): Promise<Unlinked[]> {
    const all = tickets.flatMap(({ effects }) => effects);
    const { catalog } = await this.languages.current();
    const names = await this.names.names(all.flatMap((effect) => namedIn(effect, catalog)));
    const actor = await this.names.actors(all.flatMap(({ since }) => since?.actor ?? []));
    const nameOf = ({ since }: PlannedUndo) => (since ? actor(since.actor).name : '');
    return tickets.flatMap(({ ticketId, effects, leftovers }) => [
      ...effects.map((effect) => effectView(ticketId, effect, { names, catalog }, nameOf(effect))),
      ...leftovers.map(({ decisionId, key, label, state }) => ({
        ...{ decisionId, ticketId, key, label, state, nowText: null, backText: null, changedAt: null },
        reason: state === 'pending' ? 'It has not been carried out yet.' : 'What has gone out cannot be taken back.',
      })),
    ]);
  }
}

function namedIn({ field, from, to, key }: Effect, catalog: FactCatalog): Reference[] {
  const kind = kindOf(field, key) ?? factOf(field, catalog)?.reference;
  return kind ? [from, to].filter((id) => typeof id === 'string').map((id) => ({ kind, id })) : [];
}

function kindOf(field: string, key: string): string | undefined {
  if (field === 'escalation') return 'ladder';
  return key.startsWith('follower:') ? 'agent' : undefined;
}

const factOf = (field: string, catalog: FactCatalog) => catalog.find(traitsOfField(field, catalog)?.fact ?? '');

/** What the words for an effect need. */
export interface EffectWords {
  readonly names: Names;
  readonly catalog: FactCatalog;
}

export function effectView(ticketId: string, effect: Effect, words: EffectWords, since: string): Unlinked {
  return {
    decisionId: effect.decisionId,
    ticketId,
    key: effect.key,
    label: labelOf(effect, words),
    state: effect.state,
    ...sidesOf(effect, words),
    reason: reasonOf(effect, since),
    changedAt: effect.since?.at ?? null,
  };
}

export function labelOf({ field, key, from, to }: Pick<Effect, 'field' | 'key' | 'from' | 'to'>, { names, catalog }: EffectWords): string {
  if (field === 'comments') return to === 'public' ? 'Mail to the requester' : 'Internal note';
  if (field === 'tags') return `Tag “${String(to ?? from)}”`;
  if (field === 'escalation') return `Escalation ${names.get(String(to ?? from)) ?? ''}`.trimEnd();
  if (key.startsWith('follower:')) return `Follower ${names.get(String(to ?? from)) ?? ''}`.trimEnd();
  return traitsOfField(field, catalog)?.label ?? field;
}

function sidesOf({ field, key, from, to }: Effect, { names, catalog }: EffectWords): Pick<Unlinked, 'nowText' | 'backText'> {
  if (field === 'comments') return { nowText: null, backText: null };
  if (field === 'tags' || field === 'escalation' || key.startsWith('follower:')) {
    const [there, gone] = ['there', 'not there'];
    return to === null ? { nowText: gone, backText: there } : { nowText: there, backText: gone };
  }
  const fact = factOf(field, catalog);
  return { nowText: valueText(to, fact, names), backText: valueText(from, fact, names) };
}

function reasonOf({ state, field, to }: Effect, since: string): string | null {
  switch (state) {
    case 'reversible':
      return null;
    case 'changed-since':
      return `Changed since by ${since}, so it stays.`;
    case 'undone':
      return `Taken back already by ${since}.`;
    case 'redone':
      return `Done again already by ${since}.`;
    case 'final':
      if (field === 'escalation') return 'An escalation that was stopped does not begin again by itself.';
      if (field !== 'comments') return 'What it was before can no longer be read.';
      return to === 'public' ? 'A mail that has gone out cannot be taken back.' : 'What was written stays.';
  }
}
