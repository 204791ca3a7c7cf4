import { ConfigError, type Config } from '@casewright/config';
import { readFileSync } from 'node:fs';

export interface TemporalOptions {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  /** `true`: TLS with the certificates that the system trusts. */
  readonly tls?: true | TlsFiles;
  readonly apiKey?: string;
  /** How many workflows a worker keeps in memory between two of their tasks. */
  readonly cachedProcesses?: number;
  /** Of this program; with it Temporal leads each workflow to the newest build that is current. */
  readonly buildId?: string;
  /** Where the library tells its own measurements to Prometheus, such as `127.0.0.1:9464`. */
  readonly metricsAddress?: string;
}

interface TlsFiles {
  readonly serverNameOverride?: string;
  readonly serverRootCACertificate?: Buffer;
  readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
}

/** Null where the processes live in PostgreSQL alone. */
export function temporalOptions(values: Config['values']): TemporalOptions | null {
  if (!values.TEMPORAL_ADDRESS) return null;
  const tls = tlsOf(values);
  return {
    address: values.TEMPORAL_ADDRESS,
    namespace: values.TEMPORAL_NAMESPACE,
    taskQueue: values.TEMPORAL_TASK_QUEUE,
    cachedProcesses: values.TEMPORAL_CACHED_PROCESSES,
    ...(tls === undefined ? {} : { tls }),
    ...(values.TEMPORAL_API_KEY === undefined ? {} : { apiKey: values.TEMPORAL_API_KEY }),
    ...(values.TEMPORAL_BUILD_ID === undefined ? {} : { buildId: values.TEMPORAL_BUILD_ID }),
    ...(values.TEMPORAL_METRICS_ADDRESS === undefined ? {} : { metricsAddress: values.TEMPORAL_METRICS_ADDRESS }),
  };
}

/** Any of these turns TLS on; an API key is sent over TLS only. */
function tlsOf(values: Config['values']): true | TlsFiles | undefined {
  const name = values.TEMPORAL_TLS_SERVER_NAME;
  const ca = contentOf('TEMPORAL_TLS_CA', values);
  // The one is not given without the other: the config refuses that.
  const crt = contentOf('TEMPORAL_TLS_CERT', values);
  const key = contentOf('TEMPORAL_TLS_KEY', values);
  const files: TlsFiles = {
    ...(name === undefined ? {} : { serverNameOverride: name }),
    ...(ca === undefined ? {} : { serverRootCACertificate: ca }),
    ...(crt === undefined || key === undefined ? {} : { clientCertPair: { crt, key } }),
  };
  if (Object.keys(files).length > 0) return files;
  return values.TEMPORAL_TLS || values.TEMPORAL_API_KEY !== undefined ? true : undefined;
}

function contentOf(option: 'TEMPORAL_TLS_CA' | 'TEMPORAL_TLS_CERT' | 'TEMPORAL_TLS_KEY', values: Config['values']): Buffer | undefined {
  const file = values[option];
  if (file === undefined) return undefined;
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError(`${option}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
