import type { Config } from '@casewright/config';
import type { HostedProcess } from '@casewright/processes';

/** Where Temporal's web interface shows the process; null where it does not live there, or nobody has said where the interface is. */
export function temporalPage({ host, id }: Pick<HostedProcess, 'host' | 'id'>, values: Config['values']): string | null {
  if (host !== 'temporal' || !values.TEMPORAL_UI_URL) return null;
  const path = `namespaces/${encodeURIComponent(values.TEMPORAL_NAMESPACE)}/workflows/${encodeURIComponent(id)}`;
  return new URL(path, values.TEMPORAL_UI_URL.replace(/\/?$/, '/')).href;
}
