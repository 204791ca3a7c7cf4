import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { noAutoClose, type AutoCloseContent, type AutoCloseView } from '@casewright/contracts';
import { AutoCloseApi, Editing, fieldProblem, previewOf, type Row } from '@casewright/data-access';
import { EditorFrame, FormPart, Leaving, Notices, Section, VersionList, ViewState, type HoldsChanges } from '@casewright/ui';
import { autoCloseSteps } from './auto-close-steps';
import { linesOf, previewSentences, questionBefore } from './auto-close-words';
import { StepForm } from './step-form';

/** There is one of it, so it needs no id of its own. */
const only = 'all';

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
  protected readonly editing = new Editing<AutoCloseView & Row, AutoCloseContent>({
    kind: 'auto-close',
    fresh: noAutoClose,
    contentOf,
    read: async () => rowOf(await this.api.read()),
    create: async (content) => rowOf(await this.api.save(content, 0)),
    edit: async (_, content, version) => rowOf(await this.api.save(content, version)),
    versions: () => this.api.versions(),
    linesOf,
  });
  protected readonly asking = signal<'no' | 'yes'>('no');
  protected readonly steps = autoCloseSteps;
  protected readonly preview = previewOf(
    () => (this.editing.loading().state === 'ready' ? this.editing.content() : null),
    (content) => this.api.preview(content),
  );
  protected readonly wrong = computed(() => {
    const [refusal, problem] = [this.editing.refusal(), this.preview.problem()];
    return (pointer: string) => fieldProblem(refusal, pointer) ?? fieldProblem(problem, pointer);
  });
  protected readonly sentences = computed(() => {
    const preview = this.preview.answer();
    return preview ? previewSentences(preview, this.editing.content()) : [];
  });
  protected readonly question = computed(() => {
    const preview = this.preview.answer();
    return preview && questionBefore(preview);
  });

  constructor() {
    void this.load();
  }

  protected load(): Promise<void> {
    return this.editing.load(only);
  }

  protected write(change: Partial<AutoCloseContent>): void {
    this.editing.write(change);
    this.editing.refusal.set(null);
    this.asking.set('no');
  }

  protected discard(): void {
    this.editing.discard();
    this.asking.set('no');
  }

  /** What happens to tickets at once is asked about first, by what the server counts now. */
  protected async ask(): Promise<void> {
    let question: string | null = null;
    const isKnown = await this.editing.attempt(async () => {
      question = questionBefore(await this.api.preview(this.editing.content()));
    });
    if (!isKnown) return;
    if (question === null) await this.save();
    else this.asking.set('yes');
  }

  protected save(): Promise<void> {
    return this.store(() => this.editing.save());
  }

  /** What is written here goes on top of what somebody else has saved. */
  protected insist(): Promise<void> {
    return this.store(() => this.editing.insist());
  }

  private async store(work: () => Promise<boolean>): Promise<void> {
    this.asking.set('no');
    if (await work()) this.notices.say('Saved. The tickets that are there are looked through now');
  }

  mayLeave(): Promise<boolean> {
    return this.editing.draft.mayLeave(() => this.leaving.ask());
  }
}

const rowOf = (view: AutoCloseView): AutoCloseView & Row => ({ ...view, id: only });

const contentOf = ({
  id: _id,
  version: _version,
  updatedAt: _at,
  lookingThrough: _looking,
  ...content
}: AutoCloseView & Row): AutoCloseContent => content;
