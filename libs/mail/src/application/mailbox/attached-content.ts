import type { WriteMail } from '@casewright/contracts';
import type { OutgoingAttachment } from '@casewright/plugin-sdk';

/** The files of a request as a mail carries them; their names are passed on as they are, because the outside world is not to be trusted. */
export const attachedContent = (files: WriteMail['attachments']): OutgoingAttachment[] =>
  files.map(({ name, mediaType, content }) => ({ name, mediaType, contentId: null, content: Buffer.from(content, 'base64') }));
