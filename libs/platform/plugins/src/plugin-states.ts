import type { Clock } from '@casewright/kernel';
import { Logger } from '@nestjs/common';
import type { PluginStatus } from './plugins';

/** How each plugin of this process does, and what last went wrong with it. */
export class PluginStates {
  private readonly byPlugin = new Map<string, PluginStatus>();
  private readonly listeners: (() => Promise<void>)[] = [];

  constructor(private readonly clock: Clock) {}

  all(): readonly PluginStatus[] {
    return [...this.byPlugin.values()];
  }

  onChanged(listener: () => Promise<void>): void {
    this.listeners.push(listener);
  }

  async change(plugins: Iterable<string>, state: PluginStatus['state']): Promise<void> {
    for (const plugin of plugins) {
      const before = this.byPlugin.get(plugin);
      const startedAt = state === 'running' ? this.clock.now().toISOString() : (before?.startedAt ?? null);
      this.byPlugin.set(plugin, { plugin, state, startedAt, lastError: before?.lastError ?? null });
    }
    await Promise.all(this.listeners.map((listener) => listener().catch((error: unknown) => this.warn(error))));
  }

  /** What it says goes to administrators, so it must not name people; plugins are told so. */
  noteError(plugin: string, message: string): void {
    const before = this.byPlugin.get(plugin) ?? { plugin, state: 'starting' as const, startedAt: null };
    this.byPlugin.set(plugin, { ...before, lastError: { message: message.slice(0, 500), at: this.clock.now().toISOString() } });
  }

  private warn(error: unknown): void {
    new Logger('Plugins').warn(`The state of the plugins could not be reported: ${String(error)}`);
  }
}
