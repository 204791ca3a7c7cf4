import { computed, signal, type Signal } from '@angular/core';
import { differences, type LifeEntry, type Line, type Loading } from '@casewright/ui';
import { FormDraft } from '../drafts/form-draft';
import { asProblem, failureOf, type ApiProblem } from '../http/api-problem';

export interface Row {
  readonly id: string;
  readonly version: number;
}

/** A version as the server lists them. */
export interface Filed<Content> {
  readonly version: number;
  readonly madeAt: string;
  readonly madeBy: { readonly name: string };
  readonly content: Content;
}

/** What an editor asks the server for. `create` and `edit` answer with the row as it is then. */
export interface Source<View extends Row, Content> {
  /** What it edits, as drafts are kept under it. */
  readonly kind: string;
  readonly fresh: Content;
  read(id: string): Promise<View>;
  create(content: Content): Promise<View>;
  edit(id: string, content: Content, version: number): Promise<View>;
  versions(id: string): Promise<{ readonly items: readonly Filed<Content>[] }>;
  contentOf(view: View): Content;
  /** What it says, line by line, to tell versions apart. */
  linesOf(content: Content): readonly Line[];
}

/**
 * One row under the editor's hands: what is written, what is saved, what it was, and what the server refused. What is written survives a
 * crash. To be made where things can be injected.
 */
export class Editing<View extends Row, Content extends object> {
  private readonly current = signal<View | null>(null);
  /** The id that is open; null until it is read. */
  private readonly opened = signal<string | null>(null);
  private readonly versions = signal<readonly Filed<Content>[]>([]);
  readonly view: Signal<View | null> = this.current.asReadonly();
  readonly loading = signal<Loading>({ state: 'loading' });
  readonly refusal = signal<ApiProblem | null>(null);
  readonly busy = signal<'no' | 'saving'>('no');
  private readonly saved = computed(() => {
    const view = this.current();
    return view ? this.source.contentOf(view) : this.source.fresh;
  });
  readonly draft = new FormDraft<Content>(() => this.opened() && `${this.source.kind}:${this.opened()}`, this.saved, {
    version: () => this.current()?.version ?? 0,
  });
  readonly content = this.draft.content;
  readonly changed = this.draft.isChanged;
  /** Its versions, newest first, each with what it changed. */
  readonly life = computed<readonly LifeEntry[]>(() => {
    const versions = this.versions();
    return versions.map(({ version, madeAt, madeBy, content }, place) => {
      const before = versions[place + 1]?.content;
      const changes = before === undefined ? null : differences(this.source.linesOf(before), this.source.linesOf(content));
      return { title: `Version ${version}`, at: madeAt, by: madeBy.name, reason: null, changes };
    });
  });

  constructor(private readonly source: Source<View, Content>) {}

  /** `new` begins an empty form; a row that is open already stays as it is written. */
  async load(id: string): Promise<void> {
    if (id !== 'new' && id === this.current()?.id) return;
    try {
      await this.show(id === 'new' ? null : await this.source.read(id));
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  write(change: Partial<Content>): void {
    this.draft.change(change);
  }

  discard(): void {
    this.draft.discard();
    this.refusal.set(null);
  }

  save(): Promise<boolean> {
    const view = this.current();
    return this.attempt(async () =>
      this.take(await (view ? this.source.edit(view.id, this.content(), this.draft.basis().version) : this.source.create(this.content()))),
    );
  }

  /** After a conflict: what somebody else has saved, without what is written here. */
  reload(): Promise<boolean> {
    const id = this.current()?.id;
    return this.attempt(async () => void (id && (await this.take(await this.source.read(id)))));
  }

  /** After a conflict: what is written here goes on top of what somebody else has saved. */
  async insist(): Promise<boolean> {
    const id = this.current()?.id;
    if (!id) return false;
    return this.attempt(async () => {
      const { version } = await this.source.read(id);
      await this.take(await this.source.edit(id, this.content(), version));
    });
  }

  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.busy.set('saving');
    this.refusal.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.refusal.set(asProblem(error));
      return false;
    } finally {
      this.busy.set('no');
    }
  }

  /** What was written has become what is saved, or makes way for it. */
  private take(view: View): Promise<void> {
    this.draft.discard();
    return this.show(view);
  }

  private async show(view: View | null): Promise<void> {
    this.current.set(view);
    this.opened.set(view?.id ?? 'new');
    this.versions.set(view ? (await this.source.versions(view.id).catch(() => ({ items: [] }))).items : []);
  }
}
