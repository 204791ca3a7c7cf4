import { AboutView } from '@casewright/contracts';
import { Config } from '@casewright/config';
import { Public } from '@casewright/http';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto, ZodResponse } from 'nestjs-zod';

export class AboutViewDto extends createZodDto(AboutView) {}

@ApiTags('operations')
@Controller('about')
export class AboutController {
  constructor(private readonly config: Config) {}

  /** Whether this is the demo company, whose logins the sign-in page then offers. */
  @Get()
  @ApiOperation({ summary: 'What this installation is and offers' })
  @Public('the sign-in page asks before anybody is signed in')
  @ZodResponse({ status: 200, type: AboutViewDto })
  show(): AboutView {
    const { CASEWRIGHT_PROFILE: profile, CASEWRIGHT_DEMO: isDemo } = this.config.values;
    return { profile, demo: profile === 'embedded' && isDemo };
  }
}
