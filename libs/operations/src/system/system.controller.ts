import { SystemView } from '@casewright/contracts';
import { Config } from '@casewright/config';
import { Allow } from '@casewright/http';
import { SubscriptionAdmin } from '@casewright/subscriptions';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto, ZodResponse } from 'nestjs-zod';
import { programVersion } from './program-version';

export class SystemViewDto extends createZodDto(SystemView) {}

@ApiTags('operations')
@Controller('system')
export class SystemController {
  constructor(
    private readonly admin: SubscriptionAdmin,
    private readonly config: Config,
  ) {}

  /** The log and the worst of its readers, at a glance. */
  @Get()
  @ApiOperation({ summary: 'The state of the whole installation' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: SystemViewDto })
  async show(): Promise<SystemView> {
    const [log, builds] = await Promise.all([this.admin.log(), this.admin.list()]);
    return {
      version: programVersion,
      profile: this.config.values.CASEWRIGHT_PROFILE,
      ...log,
      worstLagMilliseconds: Math.max(0, ...builds.map(({ lagMilliseconds }) => lagMilliseconds)),
      parked: builds.reduce((sum, { parked }) => sum + parked, 0),
    };
  }
}
