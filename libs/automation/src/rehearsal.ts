import { CancelBacktestHandler } from './application/rehearse/cancel-backtest/cancel-backtest.handler';
import { BacktestStore } from './application/rehearse/backtest-store';
import { BacktestWorker } from './application/rehearse/backtest-worker';
import { BeginTimedReplay } from './application/rehearse/begin-timed-replay';
import { RunBacktest } from './application/rehearse/run-backtest';
import { StartBacktestHandler } from './application/rehearse/start-backtest/start-backtest.handler';
import { UndoRunsHandler } from './application/undo-run/undo-runs.handler';
import { BacktestsController } from './http/backtests.controller';
import { RehearseController } from './http/rehearse.controller';
import { RunsController } from './http/runs.controller';
import { UndoController } from './http/undo.controller';
import { Chains } from './read-model/chains/chains.query';
import { Backtests } from './read-model/rehearse/backtests.query';
import { BacktestRooms } from './read-model/rehearse/backtest-rooms';
import { Drafts } from './read-model/rehearse/drafts';
import { OccasionFinder } from './read-model/rehearse/find-occasions.query';
import { LogWindow } from './read-model/rehearse/log-window';
import { Occasions } from './read-model/rehearse/occasion';
import { PlannedTexts } from './read-model/rehearse/planned-texts';
import { OlderTickets } from './read-model/rehearse/older-tickets';
import { ReplayLookups } from './read-model/rehearse/replay-facts';
import { ReplayPast } from './read-model/rehearse/replay-past';
import { SavedTests } from './read-model/rehearse/saved-tests.query';
import { TriedViews } from './read-model/rehearse/tried-views';
import { TryOut } from './read-model/rehearse/try-out.query';
import { Decisions } from './read-model/runs/one-decision.query';
import { Runs } from './read-model/runs/runs.query';
import { UndoPlans } from './read-model/undo/undo-plans.query';
import { UndoViews } from './read-model/undo/undo-views';
import { Why } from './read-model/why/why.query';

/** What shows rules on the past, explains what they did and takes it back. */
export const rehearsing = [
  ...[Drafts, Occasions, OccasionFinder, PlannedTexts, TriedViews, TryOut, SavedTests],
  ...[
    LogWindow,
    OlderTickets,
    BeginTimedReplay,
    ReplayLookups,
    ReplayPast,
    RunBacktest,
    BacktestStore,
    BacktestWorker,
    BacktestRooms,
    Backtests,
    StartBacktestHandler,
    CancelBacktestHandler,
  ],
  ...[Why, Chains, Runs, Decisions, UndoPlans, UndoViews, UndoRunsHandler],
];

export const rehearsingControllers = [RehearseController, BacktestsController, RunsController, UndoController];
