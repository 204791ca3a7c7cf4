import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { asProblem, type ApiProblem, type NewMail } from '@casewright/data-access';
import { Empty, Icon, Notices, Screens, Time, ViewState, whileShown } from '@casewright/ui';
import { AccountList } from './account-list';
import { MailboxStore } from './mailbox.store';
import { MessageView } from './message-view';
import { WriteMail } from './write-mail';

const refreshEvery = 2000;

/** Stands for the outside world in the embedded profile: what customers have received, and a place to write as one of them. */
@Component({
  selector: 'cw-mailbox-page',
  imports: [AccountList, Empty, Icon, MatButton, MessageView, Time, ViewState, WriteMail],
  providers: [MailboxStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mailbox.page.html',
  styleUrl: './mailbox.page.scss',
})
export class MailboxPage {
  /** From the URL: whose mail, which message, and `write` for a new one. */
  readonly address = input<string>();
  readonly message = input<string>();
  readonly compose = input<string>();

  protected readonly store = inject(MailboxStore);
  protected readonly screens = inject(Screens);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly sending = signal<'idle' | 'busy'>('idle');
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly form = viewChild(WriteMail);
  protected readonly detail = computed(() => this.compose() !== undefined || this.message() !== undefined);

  constructor() {
    effect(() => void this.store.show(this.address() ?? null, this.message() ?? null));
    whileShown(refreshEvery, () => void this.store.refresh());
  }

  protected go(queryParams: { address?: string | null; message?: string | null; compose?: string | null }): void {
    this.problem.set(null);
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected write(mail: NewMail): Promise<void> {
    return this.send(async () => {
      const sent = await this.store.write(mail);
      this.form()?.forget();
      this.go({ address: sent.account, message: sent.id, compose: null });
      this.notices.say(`Sent to ${this.store.supportAddress()}`);
    });
  }

  protected reply(id: string, text: string): Promise<void> {
    return this.send(async () => {
      await this.store.reply(id, text);
      this.go({ message: null });
      this.notices.say(`Answer sent to ${this.store.supportAddress()}`);
    });
  }

  private async send(work: () => Promise<void>): Promise<void> {
    this.sending.set('busy');
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.sending.set('idle');
    }
  }
}
