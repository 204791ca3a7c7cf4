import type { PluginInstanceView, PluginView } from '@casewright/contracts';
import type { IconName, Tone } from '@casewright/ui';

interface PluginLook {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const healthLooks: Readonly<Record<PluginView['health'], PluginLook>> = {
  well: { word: 'Well', tone: 'good', icon: 'passed' },
  troubled: { word: 'In trouble', tone: 'warn', icon: 'alert' },
  failed: { word: 'Failed', tone: 'bad', icon: 'failed' },
  absent: { word: 'Runs nowhere', tone: 'bad', icon: 'offline' },
};

export const instanceLooks: Readonly<Record<PluginInstanceView['state'], PluginLook>> = {
  starting: { word: 'Starting', tone: 'info', icon: 'clock' },
  running: { word: 'Running', tone: 'good', icon: 'play' },
  stopped: { word: 'Stopped', tone: 'neutral', icon: 'pause' },
  failed: { word: 'Failed', tone: 'bad', icon: 'failed' },
  silent: { word: 'Silent', tone: 'warn', icon: 'offline' },
};
