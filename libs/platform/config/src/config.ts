import { z } from 'zod';
import { refuseContradictions } from './contradictions';
import { address, days, hosts, networks, port, url } from './option-types';

/** Everything the program can be told from outside, by environment variable. The embedded profile is the one without DATABASE_URL of one's own. */
export const ConfigSchema = z.object({
  CASEWRIGHT_PROFILE: z.enum(['embedded', 'cluster']).default('cluster'),
  /** What this process does; the embedded profile does both. */
  CASEWRIGHT_ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  /** Where the process listens: an api process for people on PORT, a worker for machines on WORKER_PORT. */
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4200),
  /** 0: any free port, told in the log. */
  WORKER_PORT: port.default(0),
  /** Where people reach the workbench; links in mails begin with it. */
  PUBLIC_URL: url('http', 'https').default('http://127.0.0.1:4200'),
  /** Addresses or networks of proxies whose X-Forwarded-For is believed, for example `loopback, 10.0.0.0/8`. */
  TRUSTED_PROXIES: networks.optional(),
  /** What one signed-in user may send on average over ten seconds; more is answered with 429. */
  REQUESTS_PER_SECOND: z.coerce.number().int().min(1).default(100),
  /** With it as a bearer token, a Prometheus on another machine may read /metrics. */
  METRICS_TOKEN: z.string().min(16).optional(),
  DATABASE_URL: url('postgres', 'postgresql'),
  REDIS_URL: url('redis', 'rediss').optional(),
  TEMPORAL_ADDRESS: address.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_TASK_QUEUE: z.string().default('casewright'),
  TEMPORAL_TLS: z.stringbool().default(false),
  /** Files in PEM: whom to believe instead of what the system trusts, and who we are. */
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  /** Sent over TLS only, so it turns TLS on. */
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  /** Of this program, where Temporal shall tell builds apart; a new build takes running workflows over. */
  TEMPORAL_BUILD_ID: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'Letters, digits, dots and dashes')
    .optional(),
  /** Workflows that a worker keeps in memory between two of their tasks. */
  TEMPORAL_CACHED_PROCESSES: z.coerce.number().int().min(0).max(100_000).default(200),
  /** Where Prometheus may fetch what the Temporal library measures, for example `127.0.0.1:9464`. */
  TEMPORAL_METRICS_ADDRESS: address.optional(),
  /** The web interface of Temporal, for links from the page Processes. */
  TEMPORAL_UI_URL: url('http', 'https').optional(),
  /** Where new processes begin if TEMPORAL_ADDRESS is set; `postgres` before all are moved back. */
  PROCESSES_BEGIN_ON: z.enum(['temporal', 'postgres']).default('temporal'),
  /** 32 bytes in base64: the key that wraps the key of every person. */
  CASEWRIGHT_KEY: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'Must be 32 bytes in base64; make one with: openssl rand -base64 32'),
  FILES_DIRECTORY: z.string().min(1),
  SMTP_INTAKE_HOST: z.string().default('127.0.0.1'),
  SMTP_INTAKE_PORT: port.default(2525),
  /** Where outgoing mail goes; without it (embedded profile only) into the Mailbox page. */
  SMTP_URL: url('smtp', 'smtps').optional(),
  SUPPORT_ADDRESS: z.email().default('support@demo.test'),
  /** Hosts that webhooks may reach although their addresses are private, and by http as well, for example `hooks.intranet, localhost`. */
  WEBHOOK_PRIVATE_HOSTS: hosts.default([]),
  /** Deliveries that went out or were cancelled; dead letters stay until a person decides. */
  KEEP_DELIVERIES_DAYS: days.default(90),
  /** Processes that have ended. */
  KEEP_PROCESSES_DAYS: days.default(90),
  /** What is left of mails that were deleted, or came a second time. */
  KEEP_MAIL_RECORDS_DAYS: days.default(90),
  /** The database holds the demo company, so the sign-in page may offer its logins. Set by the start command. */
  CASEWRIGHT_DEMO: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The options of this process, checked. Inject it by this class. */
export abstract class Config {
  abstract readonly values: Readonly<z.output<typeof ConfigSchema>>;
}

/** Raised before anything starts; the message names each option that is wrong, one a line. */
export class ConfigError extends Error {}

export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = ConfigSchema.superRefine(refuseContradictions).safeParse(given);
  if (parsed.success) return { values: parsed.data };
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(lines.join('\n'));
}
