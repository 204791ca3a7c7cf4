import { RuleDirectory, type DecisionView, type WhyField, type WhyStepView, type WhyView } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { eventLabel, type FactDefinition, type Names, noValueText, valueText } from '@casewright/rules';
import type { Actor } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { DecisionRecord } from '../../domain/decision-record';
import { fieldStory, stepSentence, storyTraits, type StoryStep } from '../../domain/field-story';
import { Languages } from '../language/languages';
import { DecisionViews } from '../decisions/decision-views';
import { recordColumns } from '../decisions/record-columns';
import { DirectoryNames, type Reference } from '../rules/directory-names';
import { TicketMoments } from '../tickets/ticket-moments';

const mostSteps = 200;
const mostDecisions = 500;

/** Why a property of a ticket is as it is, whoever made it so: people by the log, rules by their records. */
@Injectable()
export class Why {
  constructor(
    private readonly database: Database,
    private readonly moments: TicketMoments,
    private readonly views: DecisionViews,
    private readonly names: DirectoryNames,
    private readonly rules: RuleDirectory,
    private readonly languages: Languages,
  ) {}

  async answer(ticketId: string, field: WhyField): Promise<WhyView> {
    const { catalog } = await this.languages.current();
    const asked = { field, fact: catalog.find(storyTraits(field, catalog).fact ?? '') };
    const story = fieldStory(await this.moments.stream(ticketId), field).slice(0, mostSteps);
    const [decisions, names] = await Promise.all([this.decisions(ticketId, field), this.namesIn(story, asked)]);
    const steps = story.map((step) => viewOf(step, asked, names, decisions));
    const told = new Set(steps.map(({ decision }) => decision?.id));
    return {
      field,
      label: storyTraits(field, catalog).label,
      valueText: nowText(steps, field),
      steps,
      others: decisions.filter(({ id }) => !told.has(id)),
    };
  }

  private async decisions(ticketId: string, field: WhyField): Promise<DecisionView[]> {
    const rows = await this.database.query<DecisionRecord & Record<string, unknown>>(
      `select ${recordColumns} from automation.decisions
       where ticket_id = $1 and outcome = 'fired' and $2 = any (fields) order by event_version desc, ordinal desc limit ${mostDecisions}`,
      [ticketId, field],
    );
    return this.views.views(rows);
  }

  private async namesIn(story: readonly StoryStep[], asked: Asked): Promise<Names> {
    const actors = story.map(({ event }) => event.meta.actor);
    const ruleIds = [...new Set(actors.filter(({ kind }) => kind === 'rule').map(({ id }) => id))];
    const [found, rules] = await Promise.all([
      this.names.names([...actors.flatMap(actorReference), ...story.flatMap((step) => valueReferences(step, asked))]),
      ruleIds.length === 0 ? new Map<string, string>() : this.rules.names(ruleIds),
    ]);
    return new Map([...found, ...rules]);
  }
}

/** A property, and the fact that holds it. */
interface Asked {
  readonly field: WhyField;
  readonly fact: FactDefinition | undefined;
}

const kindOf = ({ field, fact }: Asked): Reference['kind'] | undefined => (field === 'followers' ? 'agent' : fact?.reference);

const actorReference = ({ kind, id }: Actor): Reference[] =>
  kind === 'user' ? [{ kind: 'agent', id }] : kind === 'customer' ? [{ kind: 'person', id }] : [];

function valueReferences({ from, to }: StoryStep, asked: Asked): Reference[] {
  const kind = kindOf(asked);
  return kind ? [from, to].filter((id) => typeof id === 'string').map((id) => ({ kind, id })) : [];
}

function viewOf(step: StoryStep, asked: Asked, names: Names, decisions: readonly DecisionView[]): WhyStepView {
  const { eventId: id, type, version, meta } = step.event;
  const [fromText, toText] = [textOf(step.from, asked, names), textOf(step.to, asked, names)];
  const decision =
    meta.actor.kind === 'rule' ? decisions.find(({ rule, event }) => rule.id === meta.actor.id && event.id === meta.causationId) : null;
  const actor = actorWords(meta.actor, names);
  return {
    event: { id, type, label: eventLabel(type), version, at: meta.at },
    actor: { kind: meta.actor.kind, id: meta.actor.id, version: meta.actor.version ?? null, name: names.get(meta.actor.id) ?? actor },
    sentence: stepSentence(step, asked.field, { actor, from: fromText, to: toText }),
    fromText,
    toText,
    correlationId: meta.correlationId,
    decision: decision ?? null,
  };
}

function textOf(value: unknown, { field, fact }: Asked, names: Names): string | null {
  if (value === null || value === undefined) return null;
  if (field === 'followers') return typeof value === 'string' ? (names.get(value) ?? 'somebody') : null;
  if (field === 'tags' && typeof value === 'string') return `“${value}”`;
  const text = valueText(value, fact, names);
  return text === noValueText ? null : text;
}

function actorWords({ kind, id, version }: Actor, names: Names): string {
  const name = names.get(id);
  switch (kind) {
    case 'rule':
      return `The rule “${name ?? 'one that is gone'}”${version === undefined ? '' : `, version ${version},`}`;
    case 'user':
      return name ?? 'A former user';
    case 'customer':
      return name ?? 'A customer';
    case 'plugin':
      return `The plugin ${id}`;
    case 'import':
      return 'An import';
    case 'process':
    case 'system':
      return 'Casewright';
  }
}

/** What the newest step left; lists are the sum of their steps. */
function nowText(steps: readonly WhyStepView[], field: WhyField): string {
  if (field === 'comments') return String(steps.length);
  if (field !== 'tags' && field !== 'followers') return steps[0]?.toText ?? noValueText;
  const now = new Set<string>();
  for (const { fromText, toText } of [...steps].reverse()) {
    if (fromText !== null) now.delete(fromText);
    if (toText !== null) now.add(toText);
  }
  return now.size === 0 ? noValueText : [...now].join(', ');
}
