import type { DecisionView, FieldChange } from '@casewright/contracts';
import {
  eventLabel,
  explain,
  type FactCatalog,
  type FactReader,
  hasPersonalLeaf,
  type Names,
  referencesIn,
  type RuleLanguage,
  valueText,
} from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { TicketMoments, type TicketStream } from '../tickets/ticket-moments';
import { factHolding, fieldLabel, referenceHeld } from '../../domain/decided-fields';
import type { DecisionRecord, RecordedAction, RecordedChange } from '../../domain/decision-record';
import { Languages } from '../language/languages';
import { InstalledActions } from '../references/installed-actions';
import { DirectoryNames, type Reference } from '../rules/directory-names';

/** Records in words: names for ids, labels for facts, and texts about people read from the log again. */
@Injectable()
export class DecisionViews {
  constructor(
    private readonly names: DirectoryNames,
    private readonly moments: TicketMoments,
    private readonly installed: InstalledActions,
    private readonly languages: Languages,
  ) {}

  /**
   * The records may be of several tickets; the caller has made sure that the reader may see them. `known`: the facts of the event that all
   * of them are about, where they need not be read from the log.
   */
  async views(records: readonly DecisionRecord[], known?: FactReader): Promise<DecisionView[]> {
    const language = await this.languages.current();
    const names = await this.names.names(records.flatMap((record) => namedIn(record, language.catalog)));
    const streams = new Map<string, TicketStream>();
    const views: DecisionView[] = [];
    for (const record of records) {
      const facts = known ?? (await this.factsFor(record, streams, language.catalog));
      views.push(this.withLabels(viewOf(record, { names, facts, language })));
    }
    return views;
  }

  /** Changes of several records in words. */
  async changes(lists: readonly (readonly RecordedChange[])[]): Promise<FieldChange[][]> {
    const { catalog } = await this.languages.current();
    const names = await this.names.names(lists.flatMap((changes) => namedInChanges(changes, catalog)));
    return lists.map((changes) => changes.map((change) => changeView(change, names, catalog)));
  }

  /** Plugins name their actions themselves. */
  private withLabels(view: DecisionView): DecisionView {
    return {
      ...view,
      actions: view.actions.map((action) => ({ ...action, label: this.installed.find(action.type)?.label ?? action.label })),
    };
  }

  private async factsFor(record: DecisionRecord, streams: Map<string, TicketStream>, catalog: FactCatalog): Promise<FactReader | null> {
    if (!record.tree || !hasPersonalLeaf(record.tree, catalog)) return null;
    const stream = streams.get(record.ticketId) ?? (await this.moments.stream(record.ticketId));
    streams.set(record.ticketId, stream);
    const moment = this.moments.moment(stream, record.eventId);
    return moment && this.moments.factsThen(moment);
  }
}

const namedIn = ({ tree, changes }: DecisionRecord, catalog: FactCatalog): readonly Reference[] => [
  ...namedInChanges(changes, catalog),
  ...(tree ? referencesIn(tree, catalog) : []),
];

const namedInChanges = (changes: readonly RecordedChange[], catalog: FactCatalog): readonly Reference[] =>
  changes.flatMap(({ field, before, after }) => {
    const kind = referenceHeld(field, catalog);
    return kind ? [before, after].filter((id) => typeof id === 'string').map((id) => ({ kind, id })) : [];
  });

interface Viewing {
  readonly names: Names;
  readonly facts: FactReader | null;
  readonly language: RuleLanguage;
}

function viewOf(record: DecisionRecord, { names, facts, language }: Viewing): DecisionView {
  const { catalog } = language;
  return {
    id: record.id,
    ticketId: record.ticketId,
    rule: { id: record.ruleId, name: record.ruleName, version: record.ruleVersion, hash: record.ruleHash },
    event: { id: record.eventId, type: record.eventType, label: eventLabel(record.eventType), version: record.eventVersion, at: record.at },
    outcome: record.outcome,
    branch: record.branch,
    reason: record.reason,
    tree: record.tree && explain(record.tree, { catalog, names, facts }),
    changes: record.changes.map((change) => changeView(change, names, catalog)),
    actions: record.actions.map((action) => actionView(action, language)),
    microseconds: record.microseconds,
    correlationId: record.correlationId,
    depth: record.depth,
  };
}

function changeView({ field, before, after }: RecordedChange, names: Names, catalog: FactCatalog): FieldChange {
  const fact = factHolding(field, catalog);
  return {
    field,
    label: fieldLabel(field, catalog),
    before,
    after,
    beforeText: valueText(before, fact, names),
    afterText: valueText(after, fact, names),
    changed: JSON.stringify(before) !== JSON.stringify(after),
  };
}

const actionView = ({ id, type, status, message }: RecordedAction, { actions }: RuleLanguage) => ({
  id,
  type,
  label: actions.find(type)?.label ?? type,
  status,
  message,
});
