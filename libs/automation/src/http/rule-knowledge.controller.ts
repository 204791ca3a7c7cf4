import { Allow, IdParam, Me } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { ruleCatalog } from '../domain/rule-catalog';
import { Languages } from '../read-model/language/languages';
import { DecisionLists } from '../read-model/decisions/list-decisions.query';
import { InstalledActions } from '../read-model/references/installed-actions';
import { RulePast } from '../read-model/rules/rule-past.query';
import {
  RuleDecisionListDto,
  ListRuleDecisionsDto,
  ListRuleHistoryDto,
  ListRuleVersionsDto,
  RuleCatalogDto,
  RuleHistoryDto,
  RuleVersionListDto,
} from './rules.dto';

/** What there is to know about rules: the language, and what a rule was and did. */
@ApiTags('rules')
@Controller('rules')
export class RuleKnowledgeController {
  constructor(
    private readonly installed: InstalledActions,
    private readonly languages: Languages,
    private readonly past: RulePast,
    private readonly decisions: DecisionLists,
  ) {}

  @Get('catalog')
  @ApiOperation({ summary: 'What a rule may ask and do' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleCatalogDto })
  async catalog() {
    const language = ruleCatalog(await this.languages.current());
    return { ...language, actions: [...language.actions, ...this.installed.views()] };
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'List the published versions of a rule' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleVersionListDto })
  versions(@Param() { id }: IdParam, @Query() query: ListRuleVersionsDto) {
    return this.past.versions(id, query);
  }

  @Get(':id/history')
  @ApiOperation({ summary: 'List what was done to a rule, by whom and why' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleHistoryDto })
  history(@Param() { id }: IdParam, @Query() query: ListRuleHistoryDto) {
    return this.past.history(id, query);
  }

  @Get(':id/decisions')
  @ApiOperation({ summary: 'List the latest decisions of a rule' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleDecisionListDto })
  decided(@Param() { id }: IdParam, @Query() query: ListRuleDecisionsDto, @Me() me: Principal) {
    return this.decisions.ofRule(me, id, query);
  }
}
