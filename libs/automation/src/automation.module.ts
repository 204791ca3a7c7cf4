import { CommandGateway } from '@casewright/commands';
import { Subscriptions } from '@casewright/subscriptions';
import { RuleDirectory } from '@casewright/contracts';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { automationReactor } from './application/automation.reactor';
import { CarryOut } from './application/carry-out';
import { CreateRuleHandler } from './application/create-rule/create-rule.handler';
import { DecisionStore } from './application/decision-store';
import { DraftCheck } from './read-model/rules/draft-check';
import { KnownReferences } from './read-model/references/known-references.query';
import { PublishedRules } from './read-model/rules/published-rules.query';
import { LiveRules } from './read-model/live-rules/live-rules';
import { registerRuleCommands } from './application/named-commands';
import { PastRules } from './read-model/live-rules/past-rules';
import { PromoteRuleHandler } from './application/promote-rule/promote-rule.handler';
import { PublishRuleHandler } from './application/publish-rule/publish-rule.handler';
import { RollBackRuleHandler } from './application/roll-back-rule/roll-back-rule.handler';
import { RuleEntity } from './application/rule.entity';
import { RuleLifeEntity } from './application/rule-life.entity';
import { RuleVersionEntity } from './application/rule-version.entity';
import { RuleWriter } from './application/rule-writer';
import { RunRules } from './application/run-rules';
import { Sampling } from './application/sampling';
import { SaveDraftHandler } from './application/save-draft/save-draft.handler';
import { StepRuleHandler } from './application/step-rule/step-rule.handler';
import { TicketMoments } from './read-model/tickets/ticket-moments';
import { RuleKnowledgeController } from './http/rule-knowledge.controller';
import { RuleLifeController } from './http/rule-life.controller';
import { RulesController } from './http/rules.controller';
import { TicketDecisionsController } from './http/ticket-decisions.controller';
import './migrations';
import { DecisionViews } from './read-model/decisions/decision-views';
import { DirectoryNames } from './read-model/rules/directory-names';
import { PastDecisions } from './read-model/decisions/past-decisions.query';
import { DecisionLists } from './read-model/decisions/list-decisions.query';
import { RuleLists } from './read-model/rules/list-rules.query';
import { RulePast } from './read-model/rules/rule-past.query';
import { RuleQueries } from './read-model/rules/rule.queries';
import { StoredRuleDirectory } from './read-model/rules/stored-rule-directory';
import { AssessEvents } from './read-model/why-not/assess-events';
import { WhyNot } from './read-model/why-not/why-not.query';

const writing = [
  RuleWriter,
  DraftCheck,
  KnownReferences,
  PublishedRules,
  CreateRuleHandler,
  SaveDraftHandler,
  PublishRuleHandler,
  PromoteRuleHandler,
  RollBackRuleHandler,
  StepRuleHandler,
];
const running = [LiveRules, PastRules, TicketMoments, PastDecisions, DecisionStore, CarryOut, Sampling, RunRules];
const reading = [RuleQueries, RuleLists, RulePast, DecisionLists, DecisionViews, DirectoryNames, AssessEvents, WhyNot];

/** Rules that act on what happens to tickets, and the records of why. Gives every other context its `RuleDirectory`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([RuleEntity, RuleVersionEntity, RuleLifeEntity])],
  // The one with fixed paths stands first: `rules/catalog` is no rule's id.
  controllers: [RuleKnowledgeController, RulesController, RuleLifeController, TicketDecisionsController],
  providers: [...writing, ...running, ...reading, { provide: RuleDirectory, useClass: StoredRuleDirectory }],
  exports: [RuleDirectory],
})
export class AutomationModule implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly commands: CommandGateway,
    private readonly rules: RunRules,
  ) {}

  onModuleInit(): void {
    this.subscriptions.addReactor(automationReactor(this.rules));
    registerRuleCommands(this.commands);
  }
}
