import type { Pair } from './compare';
import type { RuleServer } from './rule-server';

/** Whether a change of the file was made on something else than the newest version of the server. */
export function isBehind({ file, rule }: Pair): boolean {
  if (!rule || rule.newest === null) return false;
  const { base } = file.rule;
  if (base?.version !== rule.newest) return true;
  return base.version === rule.base?.version && base.hash !== rule.base.hash;
}

/** The file is based on what is published, if anything is, and a version on trial is newer: to pull once more changes nothing. */
export function isTried({ file, rule }: Pair): boolean {
  if (!rule || rule.trial === null) return false;
  const { base } = file.rule;
  return rule.base === null || (base?.version === rule.base.version && base.hash === rule.base.hash);
}

/** What the file is based on, what is newest, and who published that when and why; null where it is based on the newest. */
export async function behindWords(pair: Pair, server: RuleServer): Promise<string | null> {
  const { file, rule } = pair;
  if (!rule?.newest || !isBehind(pair)) return null;
  const publication = await server.publication(rule.id, rule.newest);
  const by = publication ? `, which ${publication.by} published on ${dayOf(publication.at)}: “${publication.why}”` : '';
  if (isTried(pair))
    return `version ${rule.newest} of “${rule.name}” is on trial${by}; make it active or end the trial first, or push with --overwrite`;
  return `${baseWords(file.rule.base?.version, rule.newest)}; the newest of “${rule.name}” on the server is version ${rule.newest}${by}`;
}

function baseWords(version: number | undefined, newest: number): string {
  if (version === undefined) return 'it does not say which version it is based on';
  return version === newest ? `it is based on a version ${version} of another server` : `it is based on version ${version}`;
}

/** `2026-03-02 10:15 UTC`. */
const dayOf = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
