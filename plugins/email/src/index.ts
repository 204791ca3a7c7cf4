import { definePlugin } from '@casewright/plugin-sdk';
import { EmailOptions } from './options';
import { SmtpReceiver } from './receive/smtp-receiver';
import { SmtpSender } from './send/smtp-sender';

/** Mail by SMTP in both directions. */
export const emailPlugin = definePlugin({
  name: 'email',
  version: '1.0.0',
  description: 'Takes mail in by SMTP, reads it, and sends mail by SMTP',
  options: EmailOptions,
  capabilities: {
    'email.receive': (options, host) => new SmtpReceiver(options, host),
    'email.send': (options) => new SmtpSender(options),
  },
});

export default emailPlugin;
