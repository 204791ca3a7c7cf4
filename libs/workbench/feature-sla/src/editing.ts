import { computed, signal, type Signal } from '@angular/core';
import { asProblem, failureOf, type ApiProblem } from '@casewright/data-access';
import type { Loading } from '@casewright/ui';

export interface Row {
  readonly id: string;
  readonly version: number;
}

/** What an editor asks the server for. `create` and `edit` answer with the row as it is then. */
export interface Source<View extends Row, Content> {
  readonly fresh: Content;
  read(id: string): Promise<View>;
  create(content: Content): Promise<View>;
  edit(id: string, content: Content, version: number): Promise<View>;
  contentOf(view: View): Content;
}

/** One row under the editor's hands: what is written, what is saved, and what the server refused. */
export class Editing<View extends Row, Content> {
  private readonly current = signal<View | null>(null);
  private readonly written: ReturnType<typeof signal<Content>>;
  readonly view: Signal<View | null> = this.current.asReadonly();
  readonly content: Signal<Content>;
  readonly loading = signal<Loading>({ state: 'loading' });
  readonly refusal = signal<ApiProblem | null>(null);
  readonly busy = signal<'no' | 'saving'>('no');
  private readonly saved = computed(() => {
    const view = this.current();
    return view ? this.source.contentOf(view) : this.source.fresh;
  });
  readonly changed = computed(() => JSON.stringify(this.content()) !== JSON.stringify(this.saved()));

  constructor(private readonly source: Source<View, Content>) {
    this.written = signal(source.fresh);
    this.content = this.written.asReadonly();
  }

  /** `new` begins an empty form; a row that is open already stays as it is written. */
  async load(id: string): Promise<void> {
    if (id !== 'new' && id === this.current()?.id) return;
    try {
      this.take(id === 'new' ? null : await this.source.read(id));
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  write(change: Partial<Content>): void {
    this.written.set({ ...this.written(), ...change });
  }

  discard(): void {
    this.written.set(this.saved());
    this.refusal.set(null);
  }

  save(): Promise<boolean> {
    const view = this.current();
    return this.attempt(async () =>
      this.take(await (view ? this.source.edit(view.id, this.content(), view.version) : this.source.create(this.content()))),
    );
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

  private take(view: View | null): void {
    this.current.set(view);
    this.written.set(this.saved());
  }
}
