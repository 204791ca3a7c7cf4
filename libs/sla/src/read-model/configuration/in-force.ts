import { TicketFieldDirectory } from '@casewright/contracts';
import type { FactCatalog } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { FollowedTicket } from '../../domain/clock/followed-ticket';
import {
  configurationFor,
  effectSince,
  type ConfigurationChange,
  type ConfigurationNames,
  type VersionName,
} from '../../domain/changes/configuration-change';
import { catalogWith } from '../../domain/policy/conditions';
import { compilePolicy, firstMatching, type CompiledPolicy } from '../../domain/policy/first-matching';
import { termsUnder, type PolicyVersion } from '../../domain/policy/policy';
import type { FollowedEvent, TermsNow } from '../../domain/sla-clock.process';
import { ChangesMade } from './changes-made';
import { Configuration } from './configuration';

const goodFor = 250;
/** Tickets that are open were opened under a few hundred editions at most. */
const mostKept = 500;

interface Compiled {
  readonly policies: readonly CompiledPolicy[];
  readonly calendars: ConfigurationNames['calendars'];
}

/** What a ticket asks with: where its clocks began, what they have considered since, and what happened to it. */
export interface Asking {
  readonly ticket: FollowedTicket;
  /** Null: it is opened now. */
  readonly openedUnder: number | null;
  readonly considered: number;
  readonly cause: FollowedEvent['type'];
}

/** The agreements as they are at one moment. */
export class AgreementsNow {
  private readonly compiled = new Map<number, Promise<Compiled>>();

  constructor(
    private readonly base: ConfigurationNames,
    private readonly changes: readonly ConfigurationChange[],
    readonly catalog: FactCatalog,
    private readonly versions: { policies(names: readonly VersionName[]): Promise<readonly PolicyVersion[]> },
  ) {}

  get edition(): number {
    return this.changes.at(-1)?.edition ?? 0;
  }

  async termsFor({ ticket, openedUnder, considered, cause }: Asking): Promise<TermsNow> {
    const { policies, calendars } = await this.under(openedUnder ?? this.edition);
    const policy = firstMatching(policies, ticket);
    const since = openedUnder === null ? 'remaining-time' : effectSince(this.changes, considered);
    const effect = since === 'remaining-time' && cause === 'ticket.priority-changed' ? policy?.content.onPriorityChange : since;
    const terms = policy ? termsUnder(policy, ticket.priority, (id) => calendars[id]) : {};
    return { terms, edition: this.edition, effect: effect ?? 'remaining-time' };
  }

  private under(edition: number): Promise<Compiled> {
    const known = this.compiled.get(edition) ?? this.compile(configurationFor(this.base, this.changes, edition));
    if (this.compiled.size > mostKept) this.compiled.clear();
    this.compiled.set(edition, known);
    known.catch(() => this.compiled.delete(edition));
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
 * nothing has changed; in the process that changes them the change counts at once.
 */
@Injectable()
export class InForce {
  private answer: Promise<AgreementsNow> | null = null;
  private askedAt = 0;
  private last: { readonly name: string; readonly agreements: AgreementsNow } | null = null;

  constructor(
    private readonly made: ChangesMade,
    private readonly configuration: Configuration,
    private readonly fields: TicketFieldDirectory,
  ) {}

  now(): Promise<AgreementsNow> {
    if (this.answer && performance.now() - this.askedAt < goodFor) return this.answer;
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
