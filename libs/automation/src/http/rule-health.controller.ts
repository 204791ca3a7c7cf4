import { RuleHealthView } from '@casewright/contracts';
import { Allow } from '@casewright/http';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto, ZodResponse } from 'nestjs-zod';
import { RuleHealth } from '../read-model/health/rule-health.query';

class RuleHealthDto extends createZodDto(RuleHealthView) {}

/** What is wrong with the live rules. */
@ApiTags('rules')
@Controller('rules')
export class RuleHealthController {
  constructor(private readonly health: RuleHealth) {}

  @Get('health')
  @ApiOperation({ summary: 'List what is wrong with the live rules' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleHealthDto })
  report() {
    return this.health.report();
  }
}
