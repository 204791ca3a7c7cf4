import * as workflow from '@temporalio/workflow';
import type { AnyDefinition } from '../core/life';
import type { ProcessAnswer, ProcessArguments } from './messages';
import { searchKeys } from './search-attributes';

/** What lists show of the workflow without asking it, written anew when it has changed. */
export class WorkflowSign {
  private told = '';

  constructor(
    private readonly definitions: readonly AnyDefinition[],
    private readonly start: ProcessArguments,
  ) {}

  show(process: ProcessAnswer): void {
    const { status, wakeAt, definitionVersion, error, ticketId } = process;
    const team = this.teamOf(process);
    const told = JSON.stringify([status, wakeAt, definitionVersion, error, ...(team === null ? [] : [team])]);
    if (told === this.told) return;
    this.told = told;
    workflow.upsertMemo({
      key: this.start.key,
      status,
      wakeAt: wakeAt ?? '',
      definitionVersion,
      error: error ?? '',
      ticketId: ticketId ?? '',
    });
    // Histories from before there were search attributes have no such step.
    if (!workflow.patched('search-attributes')) return;
    workflow.upsertSearchAttributes([
      { key: searchKeys.processState, value: status },
      { key: searchKeys.dueAt, value: wakeAt === null ? null : new Date(wakeAt) },
      { key: searchKeys.team, value: team },
      ...this.subjectOf(process),
    ]);
  }

  /** What has another key than its ticket is found by the ticket too, but for workflows from before it was. */
  private subjectOf({ ticketId }: ProcessAnswer) {
    if (ticketId === null || ticketId === this.start.key || !workflow.patched('ticket-subject')) return [];
    return [{ key: searchKeys.subjectId, value: ticketId }];
  }

  private teamOf({ type, definitionVersion, state }: ProcessAnswer): string | null {
    const definition = this.definitions.find((one) => one.type === type && one.version === definitionVersion);
    const team = definition?.team?.(state) ?? null;
    // Workflows that lived while their definition named no team have no step for it.
    return team !== null && workflow.patched('teams') ? team : null;
  }
}
