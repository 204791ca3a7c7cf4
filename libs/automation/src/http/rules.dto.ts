import {
  AskWhyNot,
  CheckRule,
  CheckRulesTogether,
  DecisionList,
  RuleDecisionList,
  ListRuleDecisions,
  ListRuleHistory,
  ListRules,
  ListRuleVersions,
  ListTicketDecisions,
  RuleCatalogView,
  RuleCheckView,
  RuleDetailView,
  RuleDraftView,
  RuleHistory,
  RuleList,
  RulesTogetherView,
  RuleVersionList,
  WhyNotView,
  WriteRuleDraft,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class WriteRuleDraftDto extends createZodDto(WriteRuleDraft) {}
export class ListRulesDto extends createZodDto(ListRules) {}
export class RuleListDto extends createZodDto(RuleList) {}
export class RuleDetailDto extends createZodDto(RuleDetailView) {}
export class CheckRuleDto extends createZodDto(CheckRule) {}
export class RuleCheckDto extends createZodDto(RuleCheckView) {}
export class CheckRulesTogetherDto extends createZodDto(CheckRulesTogether) {}
export class RulesTogetherDto extends createZodDto(RulesTogetherView) {}
export class RuleDraftDto extends createZodDto(RuleDraftView) {}
export class ListRuleVersionsDto extends createZodDto(ListRuleVersions) {}
export class RuleVersionListDto extends createZodDto(RuleVersionList) {}
export class ListRuleHistoryDto extends createZodDto(ListRuleHistory) {}
export class RuleHistoryDto extends createZodDto(RuleHistory) {}
export class ListRuleDecisionsDto extends createZodDto(ListRuleDecisions) {}
export class ListTicketDecisionsDto extends createZodDto(ListTicketDecisions) {}
export class DecisionListDto extends createZodDto(DecisionList) {}
export class RuleDecisionListDto extends createZodDto(RuleDecisionList) {}
export class AskWhyNotDto extends createZodDto(AskWhyNot) {}
export class WhyNotDto extends createZodDto(WhyNotView) {}
export class RuleCatalogDto extends createZodDto(RuleCatalogView) {}
