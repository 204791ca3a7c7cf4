import { Allow, IdParam, IfMatch, Meta, Versioned } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { RemoveConditionCommand } from '../application/named-conditions/remove-condition/remove-condition.command';
import { RenewDraftsCommand } from '../application/named-conditions/renew-drafts/renew-drafts.command';
import { SaveConditionCommand } from '../application/named-conditions/save-condition/save-condition.command';
import { NamedConditions } from '../read-model/named-conditions/named-conditions.query';
import {
  RenewedDraftsDto,
  RuleConditionDto,
  RuleConditionListDto,
  RuleConditionVersionListDto,
  WriteRuleConditionDto,
} from './rule-conditions.dto';

/** Conditions with a name that rules share. */
@ApiTags('rules')
@Controller('rule-conditions')
export class RuleConditionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly conditions: NamedConditions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the conditions that rules share' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleConditionListDto })
  list() {
    return this.conditions.list();
  }

  @Post()
  @ApiOperation({ summary: 'Make a condition that rules can share' })
  @Allow('rule.edit')
  @Versioned()
  @ZodResponse({ status: 201, type: RuleConditionDto })
  async create(@Body() content: WriteRuleConditionDto, @Meta() meta: CommandMeta) {
    return this.conditions.find(await this.commands.execute(new SaveConditionCommand(null, content, undefined, meta)));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a shared condition, with the rules that it stands in' })
  @Allow('rule.view')
  @Versioned()
  @ZodResponse({ status: 200, type: RuleConditionDto })
  find(@Param() { id }: IdParam) {
    return this.conditions.find(id);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Make the next version of a shared condition; published rules keep theirs' })
  @Allow('rule.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: RuleConditionDto })
  async save(
    @Param() { id }: IdParam,
    @Body() content: WriteRuleConditionDto,
    @IfMatch() version: number | undefined,
    @Meta() meta: CommandMeta,
  ) {
    return this.conditions.find(await this.commands.execute(new SaveConditionCommand(id, content, version, meta)));
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'List the versions of a shared condition' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleConditionVersionListDto })
  versions(@Param() { id }: IdParam) {
    return this.conditions.versions(id);
  }

  @Post(':id/drafts')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make drafts with the newest version of a shared condition' })
  @Allow('rule.edit')
  @ZodResponse({ status: 200, type: RenewedDraftsDto })
  async renew(@Param() { id }: IdParam, @Meta() meta: CommandMeta) {
    const renewed = await this.commands.execute(new RenewDraftsCommand(id, meta));
    const { usedBy } = await this.conditions.find(id);
    return { rules: usedBy.filter(({ rule }) => renewed.includes(rule.id)).map(({ rule }) => rule) };
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete a shared condition that stands in no rule' })
  @Allow('rule.edit')
  @HttpCode(204)
  async remove(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta): Promise<void> {
    await this.commands.execute(new RemoveConditionCommand(id, version, meta));
  }
}
