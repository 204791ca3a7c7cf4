import { isDeepStrictEqual } from 'node:util';
import { staleVersion } from '@casewright/kernel';

/** A document of which every version is kept. */
export interface FiledDocument<Content> {
  newest(): Promise<{ readonly version: number; readonly content: Content }>;
  /** False: there is such a version by now. */
  file(version: number, content: Content): Promise<boolean>;
}

/** The changes of who names no version go on top of whatever is newest, so losing a race is no reason to refuse them. */
const attemptsOfWhoNamesNoVersion = 5;

/**
 * Files what `change` makes of the newest version as the next one. Answers whether it did: the same content makes no version.
 *
 * @throws DomainError `version.stale` where `expectedVersion` is not the newest one, or others were faster each time.
 */
export async function saveVersion<Content>(
  document: FiledDocument<Content>,
  change: (before: Content) => Content,
  expectedVersion: number | undefined,
): Promise<boolean> {
  const attempts = expectedVersion === undefined ? attemptsOfWhoNamesNoVersion : 1;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { version, content: before } = await document.newest();
    if (expectedVersion !== undefined && expectedVersion !== version) break;
    const content = change(before);
    if (isDeepStrictEqual(content, before)) return false;
    if (await document.file(version + 1, content)) return true;
  }
  throw staleVersion((await document.newest()).version);
}
