import type { SubscriptionList } from '@casewright/contracts';
import { AcceptedOnly, Allow, OnRepeat } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { SubscriptionAdmin } from '@casewright/subscriptions';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { SubscriptionListDto, SubscriptionNameParam } from './subscriptions.dto';

@ApiTags('operations')
@Controller('subscriptions')
@OnRepeat('stored-afterwards')
export class SubscriptionsController {
  constructor(private readonly admin: SubscriptionAdmin) {}

  @Get()
  @ApiOperation({ summary: 'List subscriptions with their lag' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: SubscriptionListDto })
  async list(): Promise<SubscriptionList> {
    const builds = await this.admin.list();
    return { items: builds.map(({ subscription, ...build }) => ({ name: subscription, ...build })), nextCursor: null };
  }

  @Post(':name/rebuild')
  @ApiOperation({ summary: 'Rebuild a projection next to the running one' })
  @Allow('system.manage')
  @AcceptedOnly()
  async rebuild(@Param() { name }: SubscriptionNameParam): Promise<void> {
    if (!(await this.admin.rebuild(name))) throw new DomainError('resource.missing', 'There is no projection of this name.');
  }
}
