import { RenewedDrafts, RuleConditionList, RuleConditionVersionList, RuleConditionView, WriteRuleCondition } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class WriteRuleConditionDto extends createZodDto(WriteRuleCondition) {}
export class RuleConditionDto extends createZodDto(RuleConditionView) {}
export class RuleConditionListDto extends createZodDto(RuleConditionList) {}
export class RuleConditionVersionListDto extends createZodDto(RuleConditionVersionList) {}
export class RenewedDraftsDto extends createZodDto(RenewedDrafts) {}
