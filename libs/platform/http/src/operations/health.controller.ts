import { HealthChecks, type HealthReport } from '@casewright/telemetry';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access';

/** For load balancers and process supervisors. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly checks: HealthChecks) {}

  /** The process answers at all. */
  @Get('live')
  @Public('A supervisor has no account; it learns nothing but that the process lives')
  live(): { live: true } {
    return { live: true };
  }

  /** The process can do its work; 503 while it cannot. */
  @Get('ready')
  @Public('A load balancer has no account; it learns which server is missing and no more')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.checks.report();
    void reply.status(report.ready ? 200 : 503);
    return report;
  }
}
