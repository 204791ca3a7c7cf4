import { Allow, IdParam, Me } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { Drafts } from '../read-model/rehearse/drafts';
import { OccasionFinder } from '../read-model/rehearse/find-occasions.query';
import { SavedTests } from '../read-model/rehearse/saved-tests.query';
import { TryOut } from '../read-model/rehearse/try-out.query';
import { FindOccasionsDto, OccasionListDto, RunTestsDto, TestResultsDto, TryDto, TryRuleDto, TryRulesDto } from './rehearse.dto';

/** What rules would do on events of the past. No route here changes anything. */
@ApiTags('rules')
@Controller('rules')
export class RehearseController {
  constructor(
    private readonly tryOut: TryOut,
    private readonly occasions: OccasionFinder,
    private readonly drafts: Drafts,
    private readonly tests: SavedTests,
  ) {}

  @Post('try')
  @ApiOperation({ summary: 'Try all live rules on an event of the past' })
  @HttpCode(200)
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: TryDto })
  tryAll(@Body() ask: TryRulesDto, @Me() me: Principal) {
    return this.tryOut.rules(me, ask);
  }

  @Post(':id/try')
  @ApiOperation({ summary: 'Try the draft of a rule on an event of the past' })
  @HttpCode(200)
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: TryDto })
  tryOne(@Param() { id }: IdParam, @Body() ask: TryRuleDto, @Me() me: Principal) {
    return this.tryOut.rule(me, id, ask);
  }

  @Post(':id/occasions')
  @ApiOperation({ summary: 'Find events of the past to try the draft of a rule on' })
  @HttpCode(200)
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: OccasionListDto })
  async find(@Param() { id }: IdParam, @Body() query: FindOccasionsDto, @Me() me: Principal) {
    return { items: await this.occasions.find(me, id, query) };
  }

  @Post(':id/tests/run')
  @ApiOperation({ summary: 'Run the saved tests of the draft of a rule' })
  @HttpCode(200)
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: TestResultsDto })
  async test(@Param() { id }: IdParam, @Body() { content: written }: RunTestsDto, @Me() me: Principal) {
    const { content } = await this.drafts.ready(id, written);
    return { items: [...(await this.tests.run(me, id, content))] };
  }
}
