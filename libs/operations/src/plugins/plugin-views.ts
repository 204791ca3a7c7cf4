import type { PluginInstanceView, PluginView } from '@casewright/contracts';
import type { InstalledPlugin, PluginReport } from '@casewright/plugins';

const silentAfter = 60_000;

/** The installed plugins with what the processes reported about them. */
export function pluginViews(installed: readonly InstalledPlugin[], reports: readonly PluginReport[], now: Date): PluginView[] {
  return [...installed]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, version, description, capabilities }) => {
      const instances = reports.filter(({ plugin }) => plugin === name).map((report) => instanceOf(report, now));
      return { name, version, description, capabilities: [...capabilities], health: healthOf(instances), instances };
    });
}

function instanceOf({ process, state, problems, lastError, startedAt, seenAt }: PluginReport, now: Date): PluginInstanceView {
  const isSilent = state !== 'stopped' && state !== 'failed' && now.getTime() - Date.parse(seenAt) > silentAfter;
  return { process, state: isSilent ? 'silent' : state, problems: [...problems], lastError, startedAt, seenAt };
}

/** What has ended or fallen silent counts only where nothing else is left. */
function healthOf(instances: readonly PluginInstanceView[]): PluginView['health'] {
  const alive = instances.filter(({ state }) => state === 'running' || state === 'starting');
  if (alive.length === 0) return instances.some(({ state }) => state === 'failed') ? 'failed' : 'absent';
  return alive.some(({ problems }) => problems.length > 0) ? 'troubled' : 'well';
}
