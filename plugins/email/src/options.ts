import { z } from 'zod';

const megabyte = 1024 * 1024;

export const EmailOptions = z.strictObject({
  /** Address to listen on. Keep it to the loopback address unless a mail server elsewhere hands mail over. */
  intakeHost: z.string().min(1).default('127.0.0.1'),
  /** 0: any free port. */
  intakePort: z.int().min(0).max(65535).default(2525),
  /** Name that the server gives in its greeting. */
  serverName: z.string().min(1).max(255).default('casewright'),
  /** Larger messages are refused with 552 while they arrive. */
  maxMessageBytes: z
    .int()
    .min(10_000)
    .max(100 * megabyte)
    .default(40 * megabyte),
  maxConnections: z.int().min(1).max(1000).default(50),
  maxRecipients: z.int().min(1).max(1000).default(100),
  /** Messages of more parts are not taken apart. */
  maxParts: z.int().min(1).max(1000).default(500),
  maxHeaderBytes: z
    .int()
    .min(10_000)
    .max(megabyte)
    .default(256 * 1024),
  /** Longer HTML is not turned into text; the mail is kept for a person to look at. */
  maxHtmlCharacters: z.int().min(10_000).max(10_000_000).default(2_000_000),
  /** Reading one message may take this long. */
  parseMilliseconds: z.int().min(100).max(120_000).default(20_000),
  /** How many messages are read at the same time, each in a thread of its own. */
  parseThreads: z.int().min(1).max(16).default(2),
  /** Where outgoing mail is handed over, such as smtps://user:password@mail.example.org. */
  smtpUrl: z
    .string()
    .refine((value) => /^smtps?:\/\/[^/\s]+/.test(value), 'Must begin with smtp:// or smtps:// and name a host')
    .optional(),
  sendMilliseconds: z.int().min(1000).max(600_000).default(60_000),
});
export type EmailOptions = z.output<typeof EmailOptions>;
