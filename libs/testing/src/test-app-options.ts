import type { Clock } from '@casewright/kernel';
import type { ModuleMetadata, Provider } from '@nestjs/common';

export interface TestAppOptions {
  /** The modules under test; the platform's modules are there anyway. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  /** Providers of the suite itself. */
  readonly providers?: readonly Provider[];
  /** Default: a FixedClock that stands at 5 January 2026, 09:00 UTC, a Monday. */
  readonly clock?: Clock;
  /** Options on top of those that every test app gets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A database to share with another test app; default: one of its own, dropped by `close`. */
  readonly databaseUrl?: string;
}
