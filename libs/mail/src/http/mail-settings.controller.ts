import { Allow } from '@casewright/http';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { MailSettings } from '../application/settings/mail-settings';
import { EditMailSettingsDto, MailSettingsDto } from './mail.dto';

@ApiTags('mail')
@Controller('mail-settings')
export class MailSettingsController {
  constructor(private readonly settings: MailSettings) {}

  @Get()
  @ApiOperation({ summary: 'Get the mail settings' })
  @Allow('mail.view')
  @ZodResponse({ status: 200, type: MailSettingsDto })
  read() {
    return this.settings.read();
  }

  @Put()
  @ApiOperation({ summary: 'Change the mail settings' })
  @Allow('mail.manage')
  @ZodResponse({ status: 200, type: MailSettingsDto })
  edit(@Body() changes: EditMailSettingsDto) {
    return this.settings.edit(changes);
  }
}
