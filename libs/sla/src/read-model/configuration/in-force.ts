import { TicketFieldDirectory } from '@casewright/contracts';
import { Hints } from '@casewright/persistence';
import type { FactCatalog } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { FollowedTicket } from '../../domain/clock/followed-ticket';
import { configurationFor, type ConfigurationNames, type VersionName } from '../../domain/changes/configuration-change';
import { catalogWith } from '../../domain/policy/conditions';
import { compilePolicy, firstMatching, type CompiledPolicy } from '../../domain/policy/first-matching';
import { termsUnder, type PolicyVersion } from '../../domain/policy/policy';
import type { CarriedTerms, TermsNow } from '../../domain/clock/carry';
import type { FollowedEvent } from '../../domain/sla-clock.process';
import { agreementsChanged } from '../../hint.migration';
import { ChangesMade, type RecordedChange } from './changes-made';
import { Configuration } from './configuration';

const goodFor = 250;
/** Tickets that are open were opened under a few hundred editions at most. */
const mostKept = 500;

interface Compiled {
  readonly policies: readonly CompiledPolicy[];
  readonly calendars: ConfigurationNames['calendars'];
}

/** What a ticket asks with: the edition that it was opened under, the newest one that counts for it, and what happened to it. */
export interface Asking {
  readonly ticket: FollowedTicket;
  readonly openedUnder: number;
  readonly upTo: number;
  readonly cause: FollowedEvent['type'];
}

/** The agreements as they are at one moment. */
export class AgreementsNow {
  private readonly compiled = new Map<string, Promise<Compiled>>();

  constructor(
    private readonly base: ConfigurationNames,
    private readonly changes: readonly RecordedChange[],
    readonly catalog: FactCatalog,
    private readonly versions: { policies(names: readonly VersionName[]): Promise<readonly PolicyVersion[]> },
  ) {}

  get edition(): number {
    return this.changes.at(-1)?.edition ?? 0;
  }

  /** The newest change that had been recorded by then. */
  editionAt(recordedAt: string): number {
    const at = Date.parse(recordedAt);
    return this.changes.findLast((change) => change.recordedAt <= at)?.edition ?? 0;
  }

  async termsFor({ ticket, openedUnder, upTo, cause }: Asking): Promise<TermsNow> {
    const { policies, calendars } = await this.under(openedUnder, upTo);
    const policy = firstMatching(policies, ticket);
    const terms = policy ? termsUnder(policy, ticket.priority, (id) => calendars[id]) : {};
    const effect = policy && cause === 'ticket.priority-changed' ? policy.content.onPriorityChange : 'remaining-time';
    return { terms, edition: upTo, effect };
  }

  /** What each change of a stretch brings to a ticket, one after the other; those for new tickets only bring nothing. */
  async carriedTo(ticket: FollowedTicket, openedUnder: number, after: number, upTo: number): Promise<readonly CarriedTerms[]> {
    const carried: CarriedTerms[] = [];
    for (const { edition, effect, id, madeAt } of this.changes) {
      if (effect === 'new-tickets' || edition <= after || edition > upTo) continue;
      const { terms } = await this.termsFor({ ticket, openedUnder, upTo: edition, cause: 'sla.terms-changed' });
      carried.push({ changeId: id, at: new Date(madeAt).toISOString(), terms, edition, effect });
    }
    return carried;
  }

  private under(openedUnder: number, upTo: number): Promise<Compiled> {
    const name = `${openedUnder} ${upTo}`;
    const known = this.compiled.get(name) ?? this.compile(configurationFor(this.base, this.changes, openedUnder, upTo));
    if (this.compiled.size > mostKept) this.compiled.clear();
    this.compiled.set(name, known);
    known.catch(() => this.compiled.delete(name));
    return known;
  }

  private async compile({ order, policies: versions, calendars }: ConfigurationNames): Promise<Compiled> {
    const names = order.flatMap((id) => (versions[id] === undefined ? [] : [{ id, version: versions[id] }]));
    const policies = await this.versions.policies(names);
    return { policies: policies.map((policy) => compilePolicy(policy, this.catalog)), calendars };
  }
}

/**
 * The agreements that clocks count by. Every event of every ticket asks, so an answer serves for a quarter of a second, and longer where
 * nothing has changed; word of a change makes it count at once.
 */
@Injectable()
export class InForce {
  private answer: Promise<AgreementsNow> | null = null;
  private queued: Promise<AgreementsNow> | null = null;
  private askedAt = 0;
  private last: { readonly name: string; readonly agreements: AgreementsNow } | null = null;

  constructor(
    private readonly made: ChangesMade,
    private readonly configuration: Configuration,
    private readonly fields: TicketFieldDirectory,
    hints: Hints,
  ) {
    hints.on(agreementsChanged, () => this.forget());
  }

  now(): Promise<AgreementsNow> {
    return this.answer && performance.now() - this.askedAt < goodFor ? this.answer : this.ask();
  }

  /** As they are after this call, for what must not be decided by what was known before; those who ask at once are answered together. */
  fresh(): Promise<AgreementsNow> {
    const ask = () => {
      this.queued = null;
      return this.ask();
    };
    this.queued ??= (this.answer ?? Promise.resolve()).then(ask, ask);
    return this.queued;
  }

  private ask(): Promise<AgreementsNow> {
    this.askedAt = performance.now();
    const answer = this.look();
    this.answer = answer;
    answer.catch(() => (this.answer = this.answer === answer ? null : this.answer));
    return answer;
  }

  /** What is in force has changed; also an answer that is under way counts no more. */
  forget(): void {
    this.answer = null;
  }

  private async look(): Promise<AgreementsNow> {
    // Read before the fields: should they be newer than it, the next question reads them once more.
    const [revision, { base, changes }] = await Promise.all([this.fields.revision(), this.made.all()]);
    const name = `${changes.length} ${revision}`;
    if (this.last?.name !== name) {
      const catalog = catalogWith(await this.fields.all());
      this.last = { name, agreements: new AgreementsNow(base, changes, catalog, this.configuration) };
    }
    return this.last.agreements;
  }
}
