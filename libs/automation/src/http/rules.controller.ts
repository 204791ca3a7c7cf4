import { Allow, IdParam, IfMatch, Me, Meta } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CreateRuleCommand } from '../application/create-rule/create-rule.command';
import { SaveDraftCommand } from '../application/save-draft/save-draft.command';
import { RuleLists } from '../read-model/rules/list-rules.query';
import { PublishCheck } from '../read-model/rules/publish-check';
import { RingCheck } from '../read-model/rules/ring-check';
import { RuleQueries } from '../read-model/rules/rule.queries';
import { Revised } from './revision';
import {
  CheckRuleDto,
  CheckRulesTogetherDto,
  ListRulesDto,
  RuleCheckDto,
  RuleDetailDto,
  RuleDraftDto,
  RuleListDto,
  RulesTogetherDto,
  WriteRuleDraftDto,
} from './rules.dto';

/** Rules and their drafts. */
@ApiTags('rules')
@Controller('rules')
export class RulesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly rules: RuleQueries,
    private readonly lists: RuleLists,
    private readonly check: PublishCheck,
    private readonly rings: RingCheck,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List rules in the order they run' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleListDto })
  list(@Query() query: ListRulesDto) {
    return this.lists.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Create a rule with a first draft' })
  @Allow('rule.edit')
  @Revised()
  @ZodResponse({ status: 201, type: RuleDetailDto })
  async create(@Body() content: WriteRuleDraftDto, @Meta() meta: CommandMeta) {
    return this.rules.detail(await this.commands.execute(new CreateRuleCommand(content, meta)));
  }

  @Post('check')
  @ApiOperation({ summary: 'Check a rule document without saving it' })
  @HttpCode(200)
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleCheckDto })
  async tryOut(@Query() how: CheckRuleDto, @Body() content: WriteRuleDraftDto, @Me() me: Principal) {
    return { problems: [...(await this.check.problems(me, content, how))] };
  }

  @Post('check/together')
  @ApiOperation({ summary: 'Check whether rules would start each other without an end' })
  @HttpCode(200)
  @Allow('rule.edit')
  @ZodResponse({ status: 200, type: RulesTogetherDto })
  async tryTogether(@Body() { rules }: CheckRulesTogetherDto) {
    const found = await this.rings.problems(rules);
    return { rules: found.map((problems) => ({ problems: [...problems] })) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a rule' })
  @Allow('rule.view')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  find(@Param() { id }: IdParam) {
    return this.rules.detail(id);
  }

  @Get(':id/draft')
  @ApiOperation({ summary: 'Get the draft of a rule' })
  @Allow('rule.view')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDraftDto })
  draft(@Param() { id }: IdParam) {
    return this.rules.draft(id);
  }

  @Put(':id/draft')
  @ApiOperation({ summary: 'Save the draft of a rule' })
  @Allow('rule.edit')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDraftDto })
  async save(
    @Param() { id }: IdParam,
    @Body() content: WriteRuleDraftDto,
    @IfMatch() revision: number | undefined,
    @Meta() meta: CommandMeta,
  ) {
    await this.commands.execute(new SaveDraftCommand(id, content, revision, meta));
    return this.rules.draft(id);
  }
}
