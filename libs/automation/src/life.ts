import { Breaker } from './application/breaker';
import { DivergenceStore } from './application/divergence-store';
import { EffectQueues } from './application/effect-queues';
import { PlannedActions } from './application/planned-actions';
import { PlannedDeliveries } from './application/planned-deliveries';
import { PromoteRuleHandler } from './application/promote-rule/promote-rule.handler';
import { PublishRuleHandler } from './application/publish-rule/publish-rule.handler';
import { ResumeStopHandler } from './application/resume-stop/resume-stop.handler';
import { RollBackRuleHandler } from './application/roll-back-rule/roll-back-rule.handler';
import { StepRuleHandler } from './application/step-rule/step-rule.handler';
import { StopRulesHandler } from './application/stop-rules/stop-rules.handler';
import { TripRuleHandler } from './application/trip-rule/trip-rule.handler';
import { RuleLifeController } from './http/rule-life.controller';
import { RuleStopsController } from './http/rule-stops.controller';
import { DivergenceReports } from './read-model/divergence/divergence.query';
import { RuleOwners } from './read-model/rules/rule-owners.query';
import { Stops } from './read-model/stops/stops.query';

/** The life of a version: published, tried, promoted, stopped, put away. The controller with fixed paths stands first. */
export const lifeControllers = [RuleStopsController, RuleLifeController];

export const lifeProviders = [
  Breaker,
  DivergenceStore,
  EffectQueues,
  PlannedActions,
  PlannedDeliveries,
  PromoteRuleHandler,
  PublishRuleHandler,
  ResumeStopHandler,
  RollBackRuleHandler,
  StopRulesHandler,
  StepRuleHandler,
  TripRuleHandler,
  RuleOwners,
  DivergenceReports,
  Stops,
];
