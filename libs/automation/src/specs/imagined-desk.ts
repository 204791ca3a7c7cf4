import { RuleContent, type RuleContentInput, type RuleDocument, type TicketCommandMessage, type TicketEvent } from '@casewright/contracts';
import { idFrom, type Stored } from '@casewright/kernel';
import {
  compileRule,
  evaluateSet,
  FactReader,
  momentOf,
  RuleSet,
  ruleEventOf,
  ticketFacts,
  type CompiledRule,
  type Decision,
} from '@casewright/rules';
import type { RecordedRun } from '../domain/rehearse/carried';
import { historyBefore, type Clearing, type Firing } from '../domain/rule-history';
import { ticketLanguage } from '../domain/ticket-language';
import { TicketStream } from './ticket-stream';

type Event = Stored<TicketEvent>;

export function compiledRule(content: RuleContentInput): CompiledRule {
  const parsed = RuleContent.parse(content);
  const hash = `sha256:${'0'.repeat(64)}`;
  const document: RuleDocument = {
    schema: 'rule/1',
    ruleId: idFrom(parsed.name),
    version: 1,
    baseVersion: null,
    hash,
    why: 'Test',
    ...parsed,
  };
  const compiled = compileRule(document, ticketLanguage);
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.rule;
}

export function factsOf(events: readonly Event[], eventId: string) {
  const moment = momentOf(events, eventId);
  if (!moment) throw new Error(`There is no event ${eventId}`);
  const { values, before } = ticketFacts(moment, { requester: null, organisation: null });
  return { moment, facts: new FactReader(values, before, Date.parse(moment.event.meta.at)) };
}

/** The order of tags says nothing. */
const unordered = (value: unknown): unknown => (Array.isArray(value) ? [...(value as string[])].sort() : value);

/** What rules did on one event, as far as two desks can be compared. */
export const outcomes = (decisions: readonly Decision[]) =>
  decisions
    .filter(({ outcome }) => outcome === 'fired')
    .map(({ rule, branch, changes }) => ({
      rule: rule.document.name,
      branch,
      changes: changes.map(({ field, before, after }) => ({ field, before: unordered(before), after: unordered(after) })),
    }));

/** One ticket, people who change it, and rules that react as the live ones do: decided on each event in turn, and carried out after it. */
export class ImaginedDesk {
  readonly stream = new TicketStream();
  readonly runs: RecordedRun[] = [];
  readonly decided = new Map<string, readonly Decision[]>();
  private readonly firings: Firing[] = [];
  private readonly clearings: Clearing[] = [];
  private handled = 0;

  constructor(readonly set: RuleSet) {}

  /** Somebody does something, and the rules react. */
  happens(event: TicketEvent, minute: number): void {
    this.stream.push(event, { commandId: `person:${minute}`, correlationId: `person:${minute}`, minute });
    this.react();
  }

  react(): void {
    for (; this.handled < this.stream.events.length; this.handled += 1) {
      const event = this.stream.events[this.handled];
      if (event) this.handle(event);
    }
  }

  private handle(event: Event): void {
    const { moment, facts } = factsOf(this.stream.events, event.eventId);
    const history = historyBefore(moment, { firings: this.firings, clearings: this.clearings, onAllTickets: new Map() });
    const mustNotice = (rule: CompiledRule) => rule.document.guards.once === 'until-false' && history(rule).heldSinceFiring;
    const decisions = evaluateSet(this.set, facts, ruleEventOf(moment), { history, explain: mustNotice });
    this.decided.set(event.eventId, decisions);
    for (const decision of decisions) this.note(decision, event);
    for (const { actions, rule } of decisions) {
      for (const { steps } of actions)
        for (const step of steps) this.carryOut(step.message as TicketCommandMessage, step.commandId, rule, event);
    }
  }

  private note({ rule: { document }, outcome, branch, changes, actions }: Decision, { eventId, version, meta }: Event): void {
    const { ruleId } = document;
    if (outcome === 'no-match' && document.guards.once === 'until-false') this.clearings.push({ ruleId, eventVersion: version });
    if (outcome !== 'fired') return;
    this.runs.push({ eventId, ruleId, changes });
    const { commandId, correlationId, at } = meta;
    const acted = actions.some(({ steps }) => steps.length > 0);
    this.firings.push({
      ruleId,
      ruleVersion: 1,
      eventId,
      eventVersion: version,
      commandId,
      correlationId,
      branch,
      acted,
      at: new Date(at),
    });
  }

  private carryOut(command: TicketCommandMessage, commandId: string, { document }: CompiledRule, { eventId, meta }: Event): void {
    const actor = { kind: 'rule' as const, id: document.ruleId };
    const minute = (Date.parse(meta.at) - Date.parse('2026-01-05T09:00:00.000Z')) / 60_000;
    this.stream.run(command, { commandId, actor, correlationId: meta.correlationId, causationId: eventId, depth: meta.depth + 1, minute });
  }
}
