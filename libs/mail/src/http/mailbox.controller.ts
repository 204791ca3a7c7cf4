import type { MailboxAccountsView, MailboxMessageDetailView } from '@casewright/contracts';
import { Allow, IdParam, Meta, OnRepeat } from '@casewright/http';
import { DomainError, type CommandMeta } from '@casewright/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ZodResponse } from 'nestjs-zod';
import { ReadMail } from '../application/content/read-mail';
import { ReplyFromOutside } from '../application/mailbox/reply-to-mail/reply-to-mail.command';
import { WriteMailFromOutside } from '../application/mailbox/write-mail/write-mail.command';
import { MailIdentity } from '../application/shared/mail-identity';
import { MailboxMessages } from '../read-model/mailbox/mailbox.query';
import { download, fileAnswer } from './download';
import {
  ListMailboxMessagesDto,
  MailAttachmentParam,
  MailboxAccountsDto,
  MailboxMessageDetailDto,
  MailboxMessageListDto,
  ReplyToMailDto,
  WriteMailDto,
} from './mail.dto';

/** Stands for the outside world; only the embedded profile has it. */
@ApiTags('mailbox')
@Controller('mailbox')
@OnRepeat('stored-afterwards')
export class MailboxController {
  constructor(
    private readonly messages: MailboxMessages,
    private readonly contents: ReadMail,
    private readonly identity: MailIdentity,
    private readonly commands: CommandBus,
  ) {}

  @Get('accounts')
  @ApiOperation({ summary: 'List the people the mailbox can write as' })
  @Allow('mailbox.use')
  @ZodResponse({ status: 200, type: MailboxAccountsDto })
  async accounts(): Promise<MailboxAccountsView> {
    return { supportAddress: this.identity.support, items: await this.messages.accounts() };
  }

  @Get('messages')
  @ApiOperation({ summary: 'List what came and went outside' })
  @Allow('mailbox.use')
  @ZodResponse({ status: 200, type: MailboxMessageListDto })
  list(@Query() query: ListMailboxMessagesDto) {
    return this.messages.list(query);
  }

  @Get('messages/:id')
  @ApiOperation({ summary: 'Get a message as its reader sees it' })
  @Allow('mailbox.use')
  @ZodResponse({ status: 200, type: MailboxMessageDetailDto })
  async find(@Param() { id }: IdParam): Promise<MailboxMessageDetailView> {
    const { digest, view } = await this.require(id);
    return { ...view, ...(await this.contents.open(digest)) };
  }

  @Get('messages/:id/raw')
  @ApiOperation({ summary: 'Download a message as it went over the wire' })
  @Allow('mailbox.use')
  @ApiOkResponse(fileAnswer)
  async raw(@Param() { id }: IdParam, @Res({ passthrough: true }) reply: FastifyReply) {
    const { digest } = await this.require(id);
    return download(reply, `${id}.eml`, await this.contents.original(digest));
  }

  @Get('messages/:id/attachments/:index')
  @ApiOperation({ summary: 'Download a file of a message' })
  @Allow('mailbox.use')
  @ApiOkResponse(fileAnswer)
  async attachment(@Param() { id, index }: MailAttachmentParam, @Res({ passthrough: true }) reply: FastifyReply) {
    const { digest } = await this.require(id);
    const file = await this.contents.attachment(digest, index);
    if (!file) throw missing();
    return download(reply, file.name, file.content);
  }

  @Post('messages')
  @ApiOperation({ summary: 'Write to the desk as a customer' })
  @Allow('mailbox.use')
  @ZodResponse({ status: 201, type: MailboxMessageDetailDto })
  async write(@Body() body: WriteMailDto, @Meta() meta: CommandMeta): Promise<MailboxMessageDetailView> {
    return this.find({ id: await this.commands.execute(new WriteMailFromOutside(body, meta.commandId)) });
  }

  @Post('messages/:id/reply')
  @ApiOperation({ summary: 'Answer a message as its reader' })
  @Allow('mailbox.use')
  @ZodResponse({ status: 201, type: MailboxMessageDetailDto })
  async reply(@Param() { id }: IdParam, @Body() body: ReplyToMailDto, @Meta() meta: CommandMeta): Promise<MailboxMessageDetailView> {
    const { digest, view } = await this.require(id);
    return this.find({ id: await this.commands.execute(new ReplyFromOutside({ account: view.account, digest }, body, meta.commandId)) });
  }

  private async require(id: string) {
    const found = await this.messages.find(id);
    if (!found) throw missing();
    return found;
  }
}

const missing = () => new DomainError('resource.missing', 'There is no such mail in Mailbox.');
