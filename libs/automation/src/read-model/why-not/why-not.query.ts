import type { AskWhyNot, RuleDocument, WhyNotView } from '@casewright/contracts';
import { DomainError, missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { eventLabel, explain, explainLeaf, referencesIn } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { recordColumns } from '../decisions/record-columns';
import { TicketMoments, type TicketStream } from '../tickets/ticket-moments';
import type { DecisionRecord } from '../../domain/decision-record';
import { Languages } from '../language/languages';
import { missesOf, missText, nearest, sentenceOf, type Assessment } from '../../domain/why-not';
import { DecisionViews } from '../decisions/decision-views';
import { DirectoryNames } from '../rules/directory-names';
import { WhyNotArmed } from '../timed/why-not-armed.query';
import { WhyNotTimed } from '../timed/why-not-timed.query';
import { AssessEvents } from './assess-events';

type Ask = z.output<typeof AskWhyNot>;
interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly document: RuleDocument | null;
}

const unknown = { version: null, event: null, nearest: null, tree: null, conditionsHold: null, decisionId: null, pause: null };

/** Why a rule did not act on a ticket; recomputed from the log, so that it can be asked of any rule and any event. */
@Injectable()
export class WhyNot {
  constructor(
    private readonly database: Database,
    private readonly moments: TicketMoments,
    private readonly assessing: AssessEvents,
    private readonly views: DecisionViews,
    private readonly names: DirectoryNames,
    private readonly timed: WhyNotTimed,
    private readonly armed: WhyNotArmed,
    private readonly languages: Languages,
  ) {}

  async answer(ticketId: string, { ruleId, eventId }: Ask): Promise<WhyNotView> {
    const { id, name, document } = await this.rule(ruleId);
    const base = { ticketId, rule: { id, name } };
    const stream = await this.moments.stream(ticketId);
    const asked = stream.find((event) => event.eventId === eventId);
    const fired = await this.firing(ticketId, ruleId, eventId);
    if (fired) return { ...base, ...(await this.itFired(fired)) };
    if (eventId !== undefined && !asked) throw new DomainError('resource.missing', 'The ticket has no such event.');
    if (!document) return { ...base, ...unknown, verdict: 'not-published', sentence: 'The rule is a draft and was never published.' };
    const waits = await (eventId === undefined ? this.timed.answer(ticketId, document) : this.armed.answer(stream, document, eventId));
    if (waits) return { ...base, ...waits };
    const assessment = nearest(await this.assessing.assess(stream, document, eventId));
    if (!assessment) return { ...base, ...unknown, verdict: 'no-event', sentence: noEventWords(asked?.type) };
    return { ...base, ...(await this.inWords(assessment, stream)) };
  }

  private async rule(ruleId: string): Promise<RuleRow> {
    const [row] = await this.database.query<RuleRow & Record<string, unknown>>(
      `select r.id, r.name, v.document from automation.rules r
       left join automation.rule_versions v on v.rule_id = r.id
         and v.version = coalesce(r.published_version, (r.trial->>'version')::int) where r.id = $1`,
      [ruleId],
    );
    if (!row) throw missing();
    return row;
  }

  private async firing(ticketId: string, ruleId: string, eventId: string | undefined): Promise<DecisionRecord | undefined> {
    const [row] = await this.database.query<DecisionRecord & Record<string, unknown>>(
      `select ${recordColumns} from automation.decisions
       where ticket_id = $1 and rule_id = $2 and outcome = 'fired' and ($3::text is null or event_id = $3) order by event_version desc limit 1`,
      [ticketId, ruleId, eventId],
    );
    return row;
  }

  private async itFired(record: DecisionRecord): Promise<Omit<WhyNotView, 'ticketId' | 'rule'>> {
    const [view] = await this.views.views([record]);
    const { tree = null, event = null } = view ?? {};
    const how = record.branch === 'otherwise' ? ' Its conditions did not hold, so it did what it does otherwise.' : '';
    const sentence = `It did act: version ${record.ruleVersion} fired on “${event?.label ?? record.eventType}”.${how}`;
    return {
      verdict: 'fired',
      sentence,
      version: record.ruleVersion,
      event,
      nearest: null,
      tree,
      conditionsHold: record.branch === 'then',
      decisionId: record.id,
      pause: null,
    };
  }

  private async inWords(assessment: Assessment, stream: TicketStream): Promise<Omit<WhyNotView, 'ticketId' | 'rule'>> {
    const { event, tree, version, verdict } = assessment;
    const moment = this.moments.moment(stream, event.eventId);
    const facts = moment && (await this.moments.factsThen(moment));
    const { catalog } = await this.languages.current();
    const how = { catalog, facts, names: await this.names.names(tree ? referencesIn(tree, catalog) : []) };
    const [miss] = missesOf(assessment).map((leaf) => explainLeaf(leaf, how));
    return {
      verdict,
      sentence: sentenceOf(assessment, miss ? missText(miss) : null),
      version,
      event: { id: event.eventId, type: event.type, label: eventLabel(event.type), version: event.version, at: event.meta.at },
      nearest: miss ?? null,
      tree: tree && explain(tree, how),
      conditionsHold: tree && tree.result,
      decisionId: null,
      pause: verdict === 'paused' || verdict === 'tripped' || verdict === 'archived' ? assessment.pause : null,
    };
  }
}

const noEventWords = (asked: string | undefined): string =>
  asked === undefined
    ? 'Nothing has happened on the ticket that the rule waits for.'
    : `The rule does not wait for “${eventLabel(asked)}”.`;
