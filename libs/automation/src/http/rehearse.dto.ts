import {
  AskWhy,
  BacktestList,
  BacktestView,
  ChainParams,
  ChainView,
  FindOccasions,
  ListBacktests,
  ListRuns,
  OccasionList,
  RunList,
  RunTests,
  StartBacktest,
  TestResults,
  TryRule,
  TryRules,
  TryView,
  UndoPlanView,
  UndoResultView,
  UndoWindow,
  WhyView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class TryRuleDto extends createZodDto(TryRule) {}
export class TryRulesDto extends createZodDto(TryRules) {}
export class TryDto extends createZodDto(TryView) {}
export class FindOccasionsDto extends createZodDto(FindOccasions) {}
export class OccasionListDto extends createZodDto(OccasionList) {}
export class RunTestsDto extends createZodDto(RunTests) {}
export class TestResultsDto extends createZodDto(TestResults) {}
export class StartBacktestDto extends createZodDto(StartBacktest) {}
export class BacktestDto extends createZodDto(BacktestView) {}
export class BacktestListDto extends createZodDto(BacktestList) {}
export class ListBacktestsDto extends createZodDto(ListBacktests) {}
export class UndoWindowDto extends createZodDto(UndoWindow) {}
export class UndoPlanDto extends createZodDto(UndoPlanView) {}
export class UndoResultDto extends createZodDto(UndoResultView) {}
export class AskWhyDto extends createZodDto(AskWhy) {}
export class WhyDto extends createZodDto(WhyView) {}
export class ListRunsDto extends createZodDto(ListRuns) {}
export class RunListDto extends createZodDto(RunList) {}
export class ChainDto extends createZodDto(ChainView) {}
export class ChainParamsDto extends createZodDto(ChainParams) {}
