import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { noAutoClose, type AutoCloseContent, type AutoCloseVersionList, type AutoCloseView } from '@casewright/contracts';
import { AutoCloseApi, asProblem, failureOf, fieldProblem, previewOf, type ApiProblem } from '@casewright/data-access';
import { EditorFrame, FormPart, Leaving, Notices, Section, VersionList, ViewState, type HoldsChanges, type Loading } from '@casewright/ui';
import { autoCloseSteps } from './auto-close-steps';
import { lifeOf, previewSentences, questionBefore } from './auto-close-words';
import { StepForm } from './step-form';

/** When tickets are solved and closed by themselves, with what a change would do at once. */
@Component({
  selector: 'cw-auto-close-page',
  imports: [EditorFrame, FormPart, MatButton, Section, StepForm, VersionList, ViewState],
  providers: [Leaving],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './auto-close.page.html',
  styleUrl: './auto-close.page.scss',
})
export class AutoClosePage implements HoldsChanges {
  private readonly api = inject(AutoCloseApi);
  private readonly notices = inject(Notices);
  private readonly leaving = inject(Leaving);
  private readonly versions = signal<AutoCloseVersionList['items']>([]);
  protected readonly view = signal<AutoCloseView | null>(null);
  protected readonly content = signal<AutoCloseContent>(noAutoClose);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly refusal = signal<ApiProblem | null>(null);
  protected readonly busy = signal<'no' | 'saving'>('no');
  protected readonly asking = signal<'no' | 'yes'>('no');
  protected readonly steps = autoCloseSteps;
  protected readonly changed = computed(() => {
    const view = this.view();
    return view !== null && JSON.stringify(this.content()) !== JSON.stringify(contentOf(view));
  });
  protected readonly preview = previewOf(
    () => (this.loading().state === 'ready' ? this.content() : null),
    (content) => this.api.preview(content),
  );
  protected readonly wrong = computed(() => {
    const [refusal, problem] = [this.refusal(), this.preview.problem()];
    return (pointer: string) => fieldProblem(refusal, pointer) ?? fieldProblem(problem, pointer);
  });
  protected readonly sentences = computed(() => {
    const preview = this.preview.answer();
    return preview ? previewSentences(preview, this.content()) : [];
  });
  protected readonly question = computed(() => {
    const preview = this.preview.answer();
    return preview && questionBefore(preview);
  });
  protected readonly life = computed(() => lifeOf(this.versions()));

  constructor() {
    void this.load();
  }

  protected write(change: Partial<AutoCloseContent>): void {
    this.content.update((content) => ({ ...content, ...change }));
    this.asking.set('no');
    this.refusal.set(null);
  }

  protected async load(): Promise<void> {
    try {
      await this.take(await this.api.read());
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected discard(): void {
    const view = this.view();
    if (view) this.write(contentOf(view));
  }

  /** What happens to tickets at once is asked about first, by what the server counts now. */
  protected async ask(): Promise<void> {
    await this.attempt(async () => {
      const question = questionBefore(await this.api.preview(this.content()));
      if (question === null) await this.store(this.view()?.version ?? 0);
      else this.asking.set('yes');
    });
  }

  protected save(): Promise<void> {
    this.asking.set('no');
    return this.attempt(() => this.store(this.view()?.version ?? 0));
  }

  /** What is written here goes on top of what somebody else has saved. */
  protected insist(): Promise<void> {
    return this.attempt(async () => this.store((await this.api.read()).version));
  }

  protected reload(): Promise<void> {
    return this.attempt(async () => this.take(await this.api.read()));
  }

  mayLeave(): boolean | Promise<boolean> {
    return !this.changed() || this.leaving.ask();
  }

  private async store(version: number): Promise<void> {
    await this.take(await this.api.save(this.content(), version));
    this.notices.say('Saved. The tickets that are there are looked through now');
  }

  private async take(view: AutoCloseView): Promise<void> {
    this.view.set(view);
    this.content.set(contentOf(view));
    this.versions.set((await this.api.versions().catch(() => ({ items: [] }))).items);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set('saving');
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(asProblem(error));
    } finally {
      this.busy.set('no');
    }
  }
}

const contentOf = ({ version: _version, updatedAt: _at, lookingThrough: _looking, ...content }: AutoCloseView): AutoCloseContent => content;
