import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { WebhookTargetDetailView } from '@casewright/contracts';
import { ApiProblem, FormDraft, WebhooksApi, asProblem, failureOf, fieldProblem, refusalBesideFields } from '@casewright/data-access';
import { Notices, RestoredLine, Section, SidePanel, StaleNotice, ViewState, type Loading } from '@casewright/ui';

/** One webhook: where it goes, and the secret that its messages are signed with. */
@Component({
  selector: 'cw-webhook-panel',
  imports: [MatButton, RestoredLine, RouterLink, Section, SidePanel, StaleNotice, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './webhook-panel.html',
  styleUrl: './webhook-panel.scss',
})
export class WebhookPanel {
  /** `new` makes one. */
  readonly webhookId = input.required<string>();
  readonly closed = output();
  readonly changed = output();
  /** The id of what was just made. */
  readonly made = output<string>();
  private readonly api = inject(WebhooksApi);
  private readonly notices = inject(Notices);
  protected readonly target = signal<WebhookTargetDetailView | null>(null);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  /** Shown until the panel shows something else; nobody can ask for it again. */
  protected readonly secret = signal<{ readonly of: string; readonly text: string } | null>(null);
  protected readonly asked = signal<'nothing' | 'removal' | 'secret'>('nothing');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly draft = new FormDraft<{ name: string; url: string }>(
    () => (this.loading().state === 'ready' ? `webhook:${this.target()?.id ?? 'new'}` : null),
    () => ({ name: this.target()?.name ?? '', url: this.target()?.url ?? '' }),
    // Some receivers know their senders by a secret in the address.
    { version: () => this.target()?.version ?? 0, unkept: ['url'] },
  );
  protected readonly isStale = computed(() => this.draft.isStale(this.problem()));
  protected readonly refusal = computed(() => refusalBesideFields(this.problem()));
  protected readonly wrong = (field: string): string | null => fieldProblem(this.problem(), `/${field}`);

  constructor() {
    effect(() => void this.load(this.webhookId()));
  }

  protected async save(how: 'save' | 'insist'): Promise<void> {
    const [target, version] = [this.target(), this.draft.versionTo(how)];
    const content = { name: this.draft.content().name.trim(), url: this.draft.content().url.trim() };
    await this.act(
      async () => {
        if (target) return this.take(await this.api.edit(target.id, content, version));
        const { secret, ...made } = await this.api.create(content);
        this.secret.set({ of: made.id, text: secret });
        this.draft.discard();
        this.made.emit(made.id);
      },
      target ? 'Saved' : `${content.name} is there`,
    );
  }

  protected async renew(target: WebhookTargetDetailView): Promise<void> {
    await this.act(async () => {
      const { secret, ...renewed } = await this.api.renewSecret(target.id, target.version);
      this.target.set(renewed);
      this.secret.set({ of: target.id, text: secret });
    }, 'It signs with another secret now');
  }

  protected async test(target: WebhookTargetDetailView): Promise<void> {
    await this.act(() => this.api.test(target.id), 'A test is on its way; see Deliveries');
  }

  protected async remove(target: WebhookTargetDetailView): Promise<void> {
    if (await this.act(() => this.api.remove(target.id, target.version), `${target.name} is gone`)) this.closed.emit();
  }

  protected selectAll(event: Event): void {
    (event.target as HTMLInputElement).select();
  }

  protected async load(id: string): Promise<void> {
    this.problem.set(null);
    this.asked.set('nothing');
    const result = id === 'new' ? null : await this.api.read(id).catch(asProblem);
    if (id !== this.webhookId()) return;
    const failed = result instanceof ApiProblem;
    this.target.set(failed ? null : result);
    this.loading.set(failed ? { state: 'failed', failure: failureOf(result) } : { state: 'ready' });
  }

  protected discard(): void {
    this.draft.discard();
    this.problem.set(null);
  }

  private take(saved: WebhookTargetDetailView): void {
    this.draft.discard();
    this.target.set(saved);
  }

  /** What somebody else has saved is fetched, and what is typed stays. */
  private async renewStale({ code }: ApiProblem): Promise<void> {
    const target = this.target();
    if (code !== 'version.stale' || !target) return;
    const newest = await this.api.read(target.id).catch(() => target);
    if (this.webhookId() === newest.id) this.target.set(newest);
  }

  private async act(work: () => Promise<unknown>, done: string): Promise<boolean> {
    this.problem.set(null);
    this.asked.set('nothing');
    try {
      await work();
      this.changed.emit();
      this.notices.say(done);
      return true;
    } catch (error) {
      const problem = asProblem(error);
      await this.renewStale(problem);
      this.problem.set(problem);
      return false;
    }
  }
}
