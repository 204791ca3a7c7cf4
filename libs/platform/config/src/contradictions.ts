import { isIPv4 } from 'node:net';
import type { z } from 'zod';
import type { ConfigSchema } from './config';

type Options = z.output<typeof ConfigSchema>;
/** The option that is refused, and why. */
type Refusal = readonly [option: keyof Options, reason: string];

/** What each option may be by itself, and not together with the others. */
export function refuseContradictions(options: Options, context: z.core.$RefinementCtx<Options>): void {
  for (const [option, message] of [...refusalsOfProfile(options), ...refusalsOfTls(options)]) {
    context.addIssue({ code: 'custom', path: [option], message });
  }
}

/** The embedded profile is for the one at this machine: it may offer logins to a demo company, and Mailbox shows everybody's mail. */
function refusalsOfProfile(options: Options): Refusal[] {
  if (options.CASEWRIGHT_PROFILE === 'cluster') {
    return options.CASEWRIGHT_DEMO ? [['CASEWRIGHT_DEMO', 'Must be false in the cluster profile, which has no demo company']] : [];
  }
  const open = (['HOST', 'SMTP_INTAKE_HOST'] as const).filter((option) => !isLoopback(options[option]));
  return open.map((option) => [option, 'Must be an address of this machine alone in the embedded profile, such as 127.0.0.1']);
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

/** Half of who we are is nobody: TLS without a certificate of ours, or none at all, is not what was meant. */
function refusalsOfTls({ TEMPORAL_TLS_CERT: certificate, TEMPORAL_TLS_KEY: key }: Options): Refusal[] {
  if (certificate !== undefined && key === undefined) return [['TEMPORAL_TLS_KEY', 'Must be given together with TEMPORAL_TLS_CERT']];
  if (certificate === undefined && key !== undefined) return [['TEMPORAL_TLS_CERT', 'Must be given together with TEMPORAL_TLS_KEY']];
  return [];
}
