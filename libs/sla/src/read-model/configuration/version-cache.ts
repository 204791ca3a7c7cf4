import type { VersionName } from '../../domain/changes/configuration-change';

const mostKept = 1000;
const nameOf = ({ id, version }: VersionName): string => `${id}@${version}`;

/** Versions never change, so one that was read is kept. */
export class VersionCache<Version extends VersionName> {
  private kept = new Map<string, Version>();

  constructor(private readonly fetch: (names: readonly VersionName[]) => Promise<readonly Version[]>) {}

  /** In the order of the names; one that never was is left out. */
  async get(names: readonly VersionName[]): Promise<Version[]> {
    const known = new Map(names.flatMap((name) => this.kept.get(nameOf(name)) ?? []).map((version) => [nameOf(version), version]));
    const missing = names.filter((name) => !known.has(nameOf(name)));
    const fetched = missing.length > 0 ? await this.fetch(missing) : [];
    if (this.kept.size + fetched.length > mostKept) this.kept = new Map();
    for (const version of fetched) {
      this.kept.set(nameOf(version), version);
      known.set(nameOf(version), version);
    }
    return names.flatMap((name) => known.get(nameOf(name)) ?? []);
  }
}
