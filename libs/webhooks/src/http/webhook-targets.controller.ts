import { Allow, IdParam, IfMatch, Meta, Versioned } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CreateTargetCommand } from '../application/create-target/create-target.command';
import { EditTargetCommand } from '../application/edit-target/edit-target.command';
import { RemoveTargetCommand } from '../application/remove-target/remove-target.command';
import { RenewSecretCommand } from '../application/renew-secret/renew-secret.command';
import { TestTargetCommand } from '../application/test-target/test-target.command';
import { WebhookTargets } from '../read-model/webhook-targets.query';
import {
  CreateWebhookTargetDto,
  EditWebhookTargetDto,
  ListWebhookTargetsDto,
  RenewWebhookSecretDto,
  WebhookSecretDto,
  WebhookTargetDetailDto,
  WebhookTargetListDto,
  WebhookTestDto,
} from './webhooks.dto';

/** The places outside that rules may call. */
@ApiTags('webhooks')
@Controller('webhook-targets')
export class WebhookTargetsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly targets: WebhookTargets,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the webhooks that rules may call' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: WebhookTargetListDto })
  list(@Query() query: ListWebhookTargetsDto) {
    return this.targets.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Add a webhook; the answer shows its secret this once' })
  @Allow('webhook.manage')
  @Versioned()
  @ZodResponse({ status: 201, type: WebhookSecretDto })
  async create(@Body() target: CreateWebhookTargetDto, @Meta() meta: CommandMeta) {
    const { id, secret } = await this.commands.execute(new CreateTargetCommand(target, meta));
    return { ...(await this.targets.find(id)), secret };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a webhook' })
  @Allow('webhook.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: WebhookTargetDetailDto })
  find(@Param() { id }: IdParam) {
    return this.targets.find(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change the name or the address of a webhook' })
  @Allow('webhook.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: WebhookTargetDetailDto })
  async edit(
    @Param() { id }: IdParam,
    @Body() changes: EditWebhookTargetDto,
    @IfMatch() version: number | undefined,
    @Meta() meta: CommandMeta,
  ) {
    await this.commands.execute(new EditTargetCommand(id, changes, version, meta));
    return this.targets.find(id);
  }

  @Post(':id/secret')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a webhook another secret; the answer shows it this once' })
  @Allow('webhook.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: WebhookSecretDto })
  async renew(
    @Param() { id }: IdParam,
    @Body() { secret: given }: RenewWebhookSecretDto,
    @IfMatch() version: number | undefined,
    @Meta() meta: CommandMeta,
  ) {
    const secret = await this.commands.execute(new RenewSecretCommand(id, given, version, meta));
    return { ...(await this.targets.find(id)), secret };
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a test to a webhook' })
  @Allow('webhook.manage')
  @ZodResponse({ status: 200, type: WebhookTestDto })
  async test(@Param() { id }: IdParam, @Meta() meta: CommandMeta) {
    return { deliveryId: await this.commands.execute(new TestTargetCommand(id, meta)) };
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Remove a webhook' })
  @Allow('webhook.manage')
  @HttpCode(204)
  async remove(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta): Promise<void> {
    await this.commands.execute(new RemoveTargetCommand(id, version, meta));
  }
}
