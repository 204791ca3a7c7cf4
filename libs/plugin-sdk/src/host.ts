/** Where a plugin writes what an operator should know. Never hand it texts, names or addresses of people: ids and counts only. */
export interface PluginLog {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What Casewright offers to every capability. */
export interface PluginHost {
  readonly log: PluginLog;
  /** The time by which the installation works; use it instead of the machine's clock. */
  now(): Date;
}
