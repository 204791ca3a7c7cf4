/** What was typed into a form and not saved, as this browser keeps it. */
export interface KeptDraft<Content> {
  /** When it was last typed in, in milliseconds. */
  readonly at: number;
  /** What the form began with, and its version on the server; 0 for something new. */
  readonly version: number;
  readonly base: Partial<Content>;
  readonly content: Partial<Content>;
}

/** Milliseconds: a week. */
export const keptFor = 7 * 24 * 60 * 60 * 1000;

const prefix = 'cw:form:';
const placeOf = (user: string, form: string): string => `${prefix}${user}:${form}`;

/** Null too for what is too old, or was not written by us. */
export function readDraft<Content>(user: string, form: string, now: number): KeptDraft<Content> | null {
  return youngAt<Content>(placeOf(user, form), now);
}

export function keepDraft<Content>(user: string, form: string, draft: KeptDraft<Content>): void {
  try {
    localStorage.setItem(placeOf(user, form), JSON.stringify(draft));
  } catch {
    // A full storage keeps nobody from writing: the draft lives on in the form.
  }
}

export const dropDraft = (user: string, form: string): void => localStorage.removeItem(placeOf(user, form));

export const dropDraftsOf = (user: string): void => dropWhere((place) => place.startsWith(placeOf(user, '')));

/** Whoever wrote them. */
export const dropDraftsAbout = (form: string): void => dropWhere((place) => place.endsWith(`:${form}`));

export const dropOldDrafts = (now: number): void => dropWhere((place) => youngAt(place, now) === null);

/** The ids of what there are drafts of, whoever wrote them: `customer` finds `customer:1` and `customer:2`. */
export function draftedIds(kind: string): readonly string[] {
  const ids = places().flatMap((place) => place.slice(prefix.length).split(`:${kind}:`)[1] ?? []);
  return [...new Set(ids)];
}

const places = (): readonly string[] => Object.keys(localStorage).filter((place) => place.startsWith(prefix));

function dropWhere(isMeant: (place: string) => boolean): void {
  for (const place of places().filter(isMeant)) localStorage.removeItem(place);
}

function youngAt<Content>(place: string, now: number): KeptDraft<Content> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as KeptDraft<Content> | null;
    return kept !== null && now - kept.at < keptFor ? kept : null;
  } catch {
    return null;
  }
}
