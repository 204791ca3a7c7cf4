import { Allow, Me, Meta, OnRepeat } from '@casewright/http';
import { FileStore } from '@casewright/files';
import { DomainError, type CommandMeta, type Principal } from '@casewright/kernel';
import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodResponse } from 'nestjs-zod';
import { missingTicket, ticketAccess } from '../domain';
import { largestUpload, Uploads } from '../application/uploads/uploads';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import { attachmentHeaders } from './attachment-headers';
import { AttachmentDto, TicketAttachmentParam } from './tickets.dto';

@ApiTags('tickets')
@Controller()
export class AttachmentsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly records: TicketRecords,
    private readonly files: FileStore,
  ) {}

  /** The answer's id goes into `attachmentIds` of a comment or a new ticket. */
  @Post('attachments')
  @ApiOperation({ summary: 'Upload a file, to be attached to a comment' })
  @Allow('ticket.reply')
  @OnRepeat('by-handler')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @ZodResponse({ status: 201, type: AttachmentDto })
  async upload(@Req() request: FastifyRequest, @Me() me: Principal, @Meta() meta: CommandMeta) {
    if (!request.isMultipart()) throw new DomainError('request.media-type', 'Send the file as multipart/form-data, in a field named file.');
    // One byte more than may be stored: a form is cut silently at its limit, and the store would not notice.
    const part = await request.file({ limits: { fileSize: largestUpload + 1 } });
    if (part?.fieldname !== 'file') throw new DomainError('request.malformed', 'Send one file, in a field named file.');
    return this.uploads.store(part.file, { name: part.filename, mediaType: part.mimetype, userId: me.userId, meta });
  }

  @Get('tickets/:id/attachments/:attachmentId')
  @ApiOperation({ summary: 'Download a file of a ticket' })
  @Allow('ticket.view')
  @ApiOkResponse({ description: 'The file', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async download(
    @Param() { id, attachmentId }: TicketAttachmentParam,
    @Me() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { comments } = await this.records.require(id, me);
    const { internal } = ticketAccess(me);
    const attachment = comments
      .filter(({ data }) => internal || data.visibility === 'public')
      .flatMap(({ data }) => (data.attachments as typeof data.attachments | null) ?? [])
      .find((candidate) => candidate.id === attachmentId);
    const content = attachment && (await this.files.read(attachment.digest));
    if (!attachment || !content) throw missingTicket();
    void reply.headers(attachmentHeaders(attachment));
    return new StreamableFile(content);
  }
}
