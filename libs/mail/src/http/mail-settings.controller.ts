import { Allow, IfMatch, Meta, Versioned } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { SaveMailSettingsCommand } from '../application/settings/save-settings/save-settings.command';
import { MailSettings } from '../read-model/settings/mail-settings.query';
import { EditMailSettingsDto, ListMailSettingsVersionsDto, MailSettingsDto, MailSettingsVersionListDto } from './mail.dto';

@ApiTags('mail')
@Controller('mail-settings')
export class MailSettingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly settings: MailSettings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Get the mail settings' })
  @Allow('mail.view')
  @Versioned()
  @ZodResponse({ status: 200, type: MailSettingsDto })
  read() {
    return this.settings.view();
  }

  @Put()
  @ApiOperation({ summary: 'Change the mail settings' })
  @Allow('mail.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: MailSettingsDto })
  edit(@Body() changes: EditMailSettingsDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SaveMailSettingsCommand(changes, version, meta));
  }

  @Get('versions')
  @ApiOperation({ summary: 'List the versions of the mail settings' })
  @Allow('mail.view')
  @ZodResponse({ status: 200, type: MailSettingsVersionListDto })
  versions(@Query() page: ListMailSettingsVersionsDto) {
    return this.settings.versions(page);
  }
}
