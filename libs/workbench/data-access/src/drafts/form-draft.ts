import { computed, inject, linkedSignal, untracked } from '@angular/core';
import type { Restored } from '@casewright/ui';
import type { ApiProblem } from '../http/api-problem';
import { Session } from '../session/session';
import { dropDraft, keepDraft, readDraft, type KeptDraft } from './draft-storage';

type Begun<Content> = Pick<KeptDraft<Content>, 'version' | 'base'>;

interface Held<Content> {
  readonly content: Content;
  /** What was found when the form was opened. */
  readonly found: KeptDraft<Content> | null;
  /** What was saved when typing began; null while nothing is typed. */
  readonly begun: Begun<Content> | null;
}

interface More<Content> {
  /** Of what is saved; 0 for something new. */
  readonly version?: () => number;
  /** Fields that never leave the memory of the page, because they can be secrets. */
  readonly unkept?: readonly (keyof Content & string)[];
}

/**
 * What was typed into a form and not saved yet. It survives a reload, a crash and going elsewhere: in this browser, for a week, under its
 * key and the name of whoever typed it. To be made where things can be injected.
 */
export class FormDraft<Content extends object> {
  private readonly session = inject(Session);
  private readonly version: () => number;
  private readonly unkept: readonly string[];
  private readonly held = linkedSignal<{ key: string | null; saved: Content }, Held<Content>>({
    source: () => ({ key: this.key(), saved: this.saved() }),
    computation: ({ key, saved }, before) => {
      // What is being typed stays as it is when what is saved changes below it.
      if (before && before.source.key === key && !isSame(before.value.content, before.source.saved)) return before.value;
      const found = untracked(() => this.find(key));
      return { content: found ? { ...unknownTo(found.base, saved), ...found.content } : saved, found, begun: null };
    },
  });
  readonly content = computed(() => this.held().content);
  readonly isChanged = computed(() => !isSame(this.content(), this.saved()));
  /** What the form began with, here or on another visit, where something else is saved now. */
  private readonly outdated = computed<Begun<Content> | null>(() => {
    const { found, begun } = this.held();
    if (found) return isSame(found.base, this.keepable(this.saved())) ? null : found;
    return isSame(begun?.base ?? this.saved(), this.saved()) ? null : begun;
  });
  /** What was typed on another visit and stands here again; null where nothing does. */
  readonly restored = computed<Restored | null>(() => {
    const { found } = this.held();
    return found && this.isChanged() ? { at: new Date(found.at).toISOString(), basis: this.outdated() ? 'older' : 'current' } : null;
  });
  /** What it was written on: the version, and what that said. */
  readonly basis = computed(() => {
    const outdated = this.outdated();
    return outdated
      ? { version: outdated.version, content: { ...unknownTo(outdated.base, this.saved()), ...outdated.base } as Content }
      : { version: this.version(), content: this.saved() };
  });

  /** `saved` is what the server knows; with it the form begins, and back to it `discard` goes. `key` is null as long as nothing is open. */
  constructor(
    private readonly key: () => string | null,
    private readonly saved: () => Content,
    { version = () => 0, unkept = [] }: More<Content> = {},
  ) {
    this.version = version;
    this.unkept = unkept;
  }

  change(part: Partial<Content>): void {
    this.replace({ ...this.content(), ...part });
  }

  replace(content: Content): void {
    const [version, base] = [this.version(), this.saved()];
    this.held.update(({ found, begun }) => ({ content, found, begun: isSame(content, base) ? null : (begun ?? { version, base }) }));
    this.keep(content);
  }

  /** To save on: what it was written on, so that nothing newer is gone over; who insists goes over what is saved now. */
  versionTo(how: 'save' | 'insist'): number {
    return how === 'insist' ? this.version() : this.basis().version;
  }

  /** Whether to ask whose version stays: something is written here, and was refused because a newer version is there. */
  isStale(problem: ApiProblem | null): boolean {
    return problem?.code === 'version.stale' && this.isChanged();
  }

  /** It is saved, or not wanted. */
  discard(): void {
    const [key, user] = [this.key(), this.user()];
    if (key !== null && user !== null) dropDraft(user, key);
    this.held.set({ content: this.saved(), found: null, begun: null });
  }

  /**
   * For guards: asks where something would be lost, and forgets it where it may be. Whoever is signed out goes without a question; what an
   * ended session leaves behind is offered again.
   */
  async mayLeave(ask: () => Promise<boolean>): Promise<boolean> {
    if (!this.isChanged() || this.user() === null) return true;
    const leaves = await ask();
    if (leaves) this.discard();
    return leaves;
  }

  private keep(content: Content): void {
    const [key, user] = [this.key(), this.user()];
    if (key === null || user === null) return;
    const { version, content: base } = this.basis();
    if (!this.isChanged()) dropDraft(user, key);
    else keepDraft<Content>(user, key, { at: Date.now(), version, base: this.keepable(base), content: this.keepable(content) });
  }

  private find(key: string | null): KeptDraft<Content> | null {
    const user = this.user();
    return key === null || user === null ? null : readDraft<Content>(user, key, Date.now());
  }

  private user(): string | null {
    return untracked(this.session.me)?.id ?? null;
  }

  private keepable(content: Content): Partial<Content> {
    return Object.fromEntries(Object.entries(content).filter(([field]) => !this.unkept.includes(field))) as Partial<Content>;
  }
}

/** Fields that a draft says nothing about: it does not keep them, or they are newer than it. What it took out stays out. */
const unknownTo = <Content extends object>(base: Partial<Content>, saved: Content): Content =>
  Object.fromEntries(Object.entries(saved).filter(([field]) => !(field in base))) as Content;

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
