import { Metrics } from '@casewright/telemetry';
import { Controller, Get, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access';
import type { AuthenticatedRequest } from '../request.decorators';
import { MetricsGuard } from './metrics.guard';

@ApiExcludeController()
@Controller('metrics')
@UseGuards(MetricsGuard)
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Public('Its own guard admits the machine itself, the scrape token and whoever may see the system')
  async read(@Req() _request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { contentType, text } = await this.metrics.scrape();
    void reply.header('content-type', contentType);
    return text;
  }
}
