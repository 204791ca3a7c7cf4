import type { RuleContent } from '@casewright/contracts';
import { DomainError, idFrom } from '@casewright/kernel';
import { readSchedule } from '@casewright/rules';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Drafts } from '../../../read-model/rehearse/drafts';
import { BacktestStore } from '../backtest-store';
import { BacktestWorker } from '../backtest-worker';
import { StartBacktestCommand } from './start-backtest.command';

const longest = 400 * 86_400_000;
/** Of a schedule that are replayed at most, so that a worker is not busy for hours. */
const mostTimes = 5_000;

@CommandHandler(StartBacktestCommand)
export class StartBacktestHandler implements ICommandHandler<StartBacktestCommand> {
  constructor(
    private readonly drafts: Drafts,
    private readonly store: BacktestStore,
    private readonly worker: BacktestWorker,
  ) {}

  async execute({ ruleId, window, content: written, meta }: StartBacktestCommand) {
    const { content, published } = await this.drafts.ready(ruleId, written);
    requireReplayable(content, window);
    const id = idFrom(`backtest:${meta.commandId}`);
    await this.store.insert({ id, ruleId, content, version: published, ...window, createdAt: new Date(meta.at), createdBy: meta.actor });
    await this.worker.enqueue(id);
    return id;
  }
}

function requireReplayable({ trigger }: RuleContent, { from, to }: StartBacktestCommand['window']): void {
  if (to.getTime() - from.getTime() > longest) {
    const message = 'Choose at most 400 days.';
    throw new DomainError('request.invalid', message, { errors: [{ in: 'body', pointer: '/from', message }] });
  }
  if (trigger.kind !== 'schedule') return;
  const schedule = readSchedule(trigger.cron, trigger.timeZone);
  const times = 'problems' in schedule ? [] : schedule.next(mostTimes + 1, from.getTime());
  if ((times[mostTimes] ?? Infinity) > to.getTime()) return;
  const words = mostTimes.toLocaleString('en-GB');
  const message = `The schedule has more than ${words} times in this stretch: choose a later beginning.`;
  throw new DomainError('request.invalid', message, { errors: [{ in: 'body', pointer: '/from', message }] });
}
