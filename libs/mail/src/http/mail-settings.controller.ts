import { Allow } from '@casewright/http';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { MailSettings } from '../application/settings/mail-settings';
import { EditMailSettingsDto, MailSettingsDto } from './mail.dto';

@ApiTags('mail')
@Controller('mail-settings')
export class MailSettingsController {
  constructor(private readonly settings: MailSettings) {}

  @Get()
  @Allow('mail.view')
  @ZodResponse({ status: 200, type: MailSettingsDto })
  read() {
    return this.settings.read();
  }

  @Put()
  @Allow('mail.manage')
  @ZodResponse({ status: 200, type: MailSettingsDto })
  edit(@Body() changes: EditMailSettingsDto) {
    return this.settings.edit(changes);
  }
}
