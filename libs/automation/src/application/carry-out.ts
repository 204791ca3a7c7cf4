import { CommandGateway } from '@casewright/commands';
import { Clock, DomainError, followingMeta, type Stored } from '@casewright/kernel';
import type { PlannedStep } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { ZodError } from 'zod';
import type { DecisionRecord, RecordedAction } from '../domain/decision-record';
import { DecisionStore } from './decision-store';

type Cause = Pick<Stored, 'eventId' | 'meta'>;
type Sent = Pick<RecordedAction, 'status' | 'message'>;

/** Sends the commands that rules have planned. A repeat is harmless: the ids of the commands are derived from event, rule and action. */
@Injectable()
export class CarryOut {
  constructor(
    private readonly commands: CommandGateway,
    private readonly decisions: DecisionStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Each record on its own: what one rule cannot do keeps no other from acting. Throws at the end where something is left to try again.
   * Answers those of which an action has failed for good.
   */
  async all(records: readonly DecisionRecord[], cause: Cause): Promise<readonly DecisionRecord[]> {
    const failures: unknown[] = [];
    const failed: DecisionRecord[] = [];
    for (const record of records.filter(({ plan }) => plan !== null)) {
      const actions = await this.one(record, cause).catch((error: unknown) => void failures.push(error));
      if (actions?.some(({ status }) => status === 'failed')) failed.push(record);
    }
    if (failures.length > 0) throw failures[0];
    return failed;
  }

  private async one(record: DecisionRecord, cause: Cause): Promise<readonly RecordedAction[]> {
    const actions: RecordedAction[] = [];
    let failure: unknown = null;
    for (const action of record.actions) {
      const steps = action.status === 'planned' ? record.plan?.[action.id] : undefined;
      try {
        actions.push(steps ? { ...action, ...(await this.send(steps, record, cause)) } : action);
      } catch (error) {
        failure = error;
        actions.push(action);
      }
    }
    await this.decisions.settle({ id: record.id, actions });
    if (failure !== null) throw failure as Error;
    return actions;
  }

  private async send(steps: readonly PlannedStep[], record: DecisionRecord, cause: Cause): Promise<Sent> {
    const actor = { kind: 'rule' as const, id: record.ruleId, version: record.ruleVersion };
    for (const { commandId, message } of steps) {
      try {
        await this.commands.send(message, followingMeta(cause, commandId, actor, this.clock.now()));
      } catch (error) {
        if (error instanceof DomainError) return { status: 'refused', message: error.message };
        // No repeat will make such a command fit its schema.
        if (error instanceof ZodError) return { status: 'failed', message: 'The command does not have the shape that it should.' };
        throw error;
      }
    }
    return { status: 'done', message: null };
  }
}
