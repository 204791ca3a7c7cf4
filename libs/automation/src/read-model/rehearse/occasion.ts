import { TicketVisibility, type FactOverrides } from '@casewright/contracts';
import { DomainError, type Principal } from '@casewright/kernel';
import {
  requestersIn,
  evaluate,
  evaluateSet,
  ruleEventOf,
  type CompiledRule,
  type Decision,
  type FactReader,
  type RuleSet,
  type TicketMoment,
} from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { overrideFacts } from '../../domain/rehearse/overrides';
import { historyBefore } from '../../domain/rule-history';
import { Languages } from '../language/languages';
import { PastDecisions } from '../decisions/past-decisions.query';
import { TicketMoments } from '../tickets/ticket-moments';

/** An event of the past with everything that deciding on it takes. */
export interface Occasion {
  readonly moment: TicketMoment;
  readonly facts: FactReader;
}

interface Ask {
  readonly ticketId: string;
  readonly eventId: string;
  readonly overrides?: FactOverrides | undefined;
}

/** Asks rules about events of the past once more: by the functions that decide live, and without any effect. */
@Injectable()
export class Occasions {
  constructor(
    private readonly moments: TicketMoments,
    private readonly past: PastDecisions,
    private readonly visibility: TicketVisibility,
    private readonly languages: Languages,
  ) {}

  /** For `rules` to be asked. Refuses events that are not there, tickets that the reader may not see, and facts that are no such facts. */
  async find(me: Principal, ask: Ask, rules: readonly CompiledRule[]): Promise<Occasion> {
    if (!(await this.visibility.canSee(me, ask.ticketId))) throw unknownEvent('/ticketId', 'There is no such ticket');
    const found = await this.at(ask, rules);
    if (!found) throw unknownEvent('/eventId', 'The ticket has no such event');
    const { catalog } = await this.languages.current();
    const overridden = overrideFacts(found.facts, ask.overrides ?? {}, catalog);
    if ('facts' in overridden) return { ...found, facts: overridden.facts };
    throw new DomainError('request.invalid', 'Some facts cannot be as you want them: see what is listed.', {
      errors: overridden.problems.map(({ pointer, message }) => ({ in: 'body', pointer: `/overrides${pointer}`, message })),
    });
  }

  /** Null also where the reader may not see the ticket: what comes of it must not tell them about it. */
  async seen(me: Principal, ask: Ask, rules: readonly CompiledRule[]): Promise<Occasion | null> {
    return (await this.visibility.canSee(me, ask.ticketId)) ? this.at(ask, rules) : null;
  }

  /** Null where the ticket has no such event. For the program itself: it asks nobody whether they may see the ticket. */
  async at({ ticketId, eventId }: Ask, rules: readonly CompiledRule[]): Promise<Occasion | null> {
    const stream = await this.moments.stream(ticketId);
    const moment = this.moments.moment(stream, eventId);
    return moment && { moment, facts: await this.moments.factsThen(moment, requestersIn(rules)) };
  }

  /** What one rule by itself decides. */
  async decide(occasion: Occasion, rule: CompiledRule): Promise<Decision> {
    const history = await this.history(occasion, [rule]);
    return evaluate(rule, occasion.facts, ruleEventOf(occasion.moment), { history, explain: () => true }).decision;
  }

  /** What the rules of a set decide one after the other. Those that `explain` asks for say so also where they do nothing. */
  async decideAll(occasion: Occasion, set: RuleSet, explain: (rule: CompiledRule) => boolean): Promise<readonly Decision[]> {
    const bucket = set.bucket(occasion.moment.event.type);
    if (!bucket) return [];
    const history = await this.history(occasion, bucket.rules);
    return evaluateSet(set, occasion.facts, ruleEventOf(occasion.moment), { history, explain });
  }

  private async history({ moment }: Occasion, rules: readonly CompiledRule[]) {
    const past = await this.past.onTicket(moment.ticketId);
    const onAllTickets = await this.past.onAllTickets(rules, moment);
    return historyBefore(moment, { ...past, onAllTickets });
  }
}

const unknownEvent = (pointer: string, message: string): DomainError =>
  new DomainError('reference.unknown', `${message}.`, { errors: [{ in: 'body', pointer, message }] });
