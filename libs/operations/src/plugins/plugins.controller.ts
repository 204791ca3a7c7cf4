import { PluginList } from '@casewright/contracts';
import { Allow } from '@casewright/http';
import { Clock } from '@casewright/kernel';
import { PluginReports, Plugins } from '@casewright/plugins';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto, ZodResponse } from 'nestjs-zod';
import { pluginViews } from './plugin-views';

export class PluginListDto extends createZodDto(PluginList) {}

@ApiTags('operations')
@Controller('plugins')
export class PluginsController {
  constructor(
    private readonly plugins: Plugins,
    private readonly reports: PluginReports,
    private readonly clock: Clock,
  ) {}

  /** Which plugins are installed, and how they do in each process that runs them. */
  @Get()
  @ApiOperation({ summary: 'List plugins with their capabilities and state' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: PluginListDto })
  async list(): Promise<PluginList> {
    return { items: pluginViews(this.plugins.installed(), await this.reports.list(), this.clock.now()), nextCursor: null };
  }
}
