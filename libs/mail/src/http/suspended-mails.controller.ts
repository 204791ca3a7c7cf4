import type { SuspendedMailDetailView } from '@casewright/contracts';
import { Allow, IdParam, Meta, OnRepeat } from '@casewright/http';
import { DomainError, type CommandMeta } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ZodResponse } from 'nestjs-zod';
import { ReadMail } from '../application/content/read-mail';
import { DeleteMail } from '../application/suspended/delete-mail/delete-mail.command';
import { ReleaseMail } from '../application/suspended/release-mail/release-mail.command';
import { SuspendedMails } from '../read-model/suspended/suspended.query';
import { download, fileAnswer } from './download';
import {
  ListSuspendedMailsDto,
  MailAttachmentParam,
  ReleasedMailDto,
  ReleaseSuspendedMailDto,
  SuspendedMailDetailDto,
  SuspendedMailListDto,
} from './mail.dto';

@ApiTags('mail')
@Controller('suspended-mails')
@OnRepeat('stored-afterwards')
export class SuspendedMailsController {
  constructor(
    private readonly mails: SuspendedMails,
    private readonly contents: ReadMail,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List mail that waits for a person' })
  @Allow('mail.view')
  @ZodResponse({ status: 200, type: SuspendedMailListDto })
  list(@Query() query: ListSuspendedMailsDto) {
    return this.mails.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a suspended mail with its cause' })
  @Allow('mail.view')
  @ZodResponse({ status: 200, type: SuspendedMailDetailDto })
  async find(@Param() { id }: IdParam): Promise<SuspendedMailDetailView> {
    const { digest, view } = await this.require(id);
    return { ...view, ...(await this.contents.open(digest)) };
  }

  @Get(':id/raw')
  @ApiOperation({ summary: 'Download a suspended mail as it arrived' })
  @Allow('mail.view')
  @ApiOkResponse(fileAnswer)
  async raw(@Param() { id }: IdParam, @Res({ passthrough: true }) reply: FastifyReply) {
    const { digest } = await this.require(id);
    return download(reply, `${id}.eml`, await this.contents.original(digest));
  }

  @Get(':id/attachments/:index')
  @ApiOperation({ summary: 'Download a file of a suspended mail' })
  @Allow('mail.view')
  @ApiOkResponse(fileAnswer)
  async attachment(@Param() { id, index }: MailAttachmentParam, @Res({ passthrough: true }) reply: FastifyReply) {
    const { digest } = await this.require(id);
    const file = await this.contents.attachment(digest, index);
    if (!file) throw missing();
    return download(reply, file.name, file.content);
  }

  @Post(':id/release')
  @ApiOperation({ summary: 'Release a suspended mail into a ticket' })
  @HttpCode(200)
  @Allow('mail.manage')
  @ZodResponse({ status: 200, type: ReleasedMailDto })
  release(@Param() { id }: IdParam, @Body() body: ReleaseSuspendedMailDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ReleaseMail(id, body, meta));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete a suspended mail' })
  @HttpCode(204)
  @Allow('mail.manage')
  async delete(@Param() { id }: IdParam, @Meta() meta: CommandMeta): Promise<void> {
    await this.commands.execute(new DeleteMail(id, meta));
  }

  private async require(id: string) {
    const found = await this.mails.find(id);
    if (!found) throw missing();
    return found;
  }
}

const missing = () => new DomainError('resource.missing', 'There is no such suspended mail.');
