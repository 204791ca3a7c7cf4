import { Allow, IdParam, IfMatch, Meta, Versioned } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CreateSlaPolicyCommand } from '../application/create-policy/create-policy.command';
import { EditSlaPolicyCommand } from '../application/edit-policy/edit-policy.command';
import { RemoveSlaPolicyCommand } from '../application/remove-policy/remove-policy.command';
import { ReorderSlaPoliciesCommand } from '../application/reorder-policies/reorder-policies.command';
import { PolicyQueries } from '../read-model/configuration/policy.queries';
import { ConfigurationPast } from '../read-model/configuration/configuration-past';
import { PolicyPreviews } from '../read-model/previews/preview-policy.query';
import {
  CreateSlaPolicyDto,
  EditSlaPolicyDto,
  ListSlaVersionsDto,
  PreviewSlaPolicyDto,
  RemoveSlaPolicyDto,
  ReorderSlaPoliciesDto,
} from './sla.dto';
import { SlaPolicyDto, SlaPolicyListDto, SlaPolicyPreviewDto, SlaPolicyVersionListDto } from './sla.dto';

@ApiTags('sla')
@Controller('sla-policies')
export class SlaPoliciesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly policies: PolicyQueries,
    private readonly past: ConfigurationPast,
    private readonly previews: PolicyPreviews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List SLA policies in the order they are tried' })
  @Allow('sla.view')
  @Versioned()
  @ZodResponse({ status: 200, type: SlaPolicyListDto })
  list() {
    return this.policies.list();
  }

  @Post()
  @ApiOperation({ summary: 'Create an SLA policy' })
  @Allow('sla.edit')
  @Versioned()
  @ZodResponse({ status: 201, type: SlaPolicyDto })
  create(@Body() content: CreateSlaPolicyDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CreateSlaPolicyCommand(content, meta));
  }

  @Put('order')
  @ApiOperation({ summary: 'Change the order in which policies are tried' })
  @Allow('sla.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: SlaPolicyListDto })
  reorder(@Body() { ids, effect }: ReorderSlaPoliciesDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ReorderSlaPoliciesCommand(ids, effect, version, meta));
  }

  @Post('preview')
  @ApiOperation({ summary: 'See when targets would be due before saving a policy' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: SlaPolicyPreviewDto })
  preview(@Body() draft: PreviewSlaPolicyDto) {
    return this.previews.preview(draft);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get an SLA policy' })
  @Allow('sla.view')
  @Versioned()
  @ZodResponse({ status: 200, type: SlaPolicyDto })
  find(@Param() { id }: IdParam) {
    return this.policies.find(id);
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'List the versions of an SLA policy' })
  @Allow('sla.view')
  @ZodResponse({ status: 200, type: SlaPolicyVersionListDto })
  versions(@Param() { id }: IdParam, @Query() page: ListSlaVersionsDto) {
    return this.past.policy(id, page);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change an SLA policy' })
  @Allow('sla.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: SlaPolicyDto })
  edit(@Param() { id }: IdParam, @Body() changes: EditSlaPolicyDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EditSlaPolicyCommand(id, changes, version, meta));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete an SLA policy' })
  @Allow('sla.edit')
  @HttpCode(204)
  async remove(
    @Param() { id }: IdParam,
    @Query() { effect }: RemoveSlaPolicyDto,
    @IfMatch() version: number | undefined,
    @Meta() meta: CommandMeta,
  ): Promise<void> {
    await this.commands.execute(new RemoveSlaPolicyCommand(id, effect, version, meta));
  }
}
