import {
  ArchiveRule,
  DivergenceView,
  ListDivergence,
  PauseRule,
  PreviewStop,
  PromoteRule,
  PublishRule,
  RestoreRule,
  ResumedStopView,
  ResumeRule,
  ResumeStop,
  RollBackRule,
  StopList,
  StopPreviewView,
  StopRules,
  StopView,
  WithdrawTrial,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class PublishRuleDto extends createZodDto(PublishRule) {}
export class PromoteRuleDto extends createZodDto(PromoteRule) {}
export class WithdrawTrialDto extends createZodDto(WithdrawTrial) {}
export class RollBackRuleDto extends createZodDto(RollBackRule) {}
export class PauseRuleDto extends createZodDto(PauseRule) {}
export class ResumeRuleDto extends createZodDto(ResumeRule) {}
export class ArchiveRuleDto extends createZodDto(ArchiveRule) {}
export class RestoreRuleDto extends createZodDto(RestoreRule) {}
export class ListDivergenceDto extends createZodDto(ListDivergence) {}
export class DivergenceDto extends createZodDto(DivergenceView) {}
export class StopRulesDto extends createZodDto(StopRules) {}
export class PreviewStopDto extends createZodDto(PreviewStop) {}
export class StopPreviewDto extends createZodDto(StopPreviewView) {}
export class StopDto extends createZodDto(StopView) {}
export class StopListDto extends createZodDto(StopList) {}
export class ResumeStopDto extends createZodDto(ResumeStop) {}
export class ResumedStopDto extends createZodDto(ResumedStopView) {}
