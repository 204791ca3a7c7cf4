import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { MailboxAccountView } from '@casewright/contracts';

/** Everybody outside who has mail, or could write one. The main action goes inside. */
@Component({
  selector: 'cw-account-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="top">
      <ng-content />
      <input
        #search
        class="cw-input"
        type="search"
        placeholder="Find a person"
        aria-label="Find a person"
        (input)="text.set(search.value)"
      />
    </div>
    <nav aria-label="People outside">
      <button
        type="button"
        [class.active]="chosen() === null"
        [attr.aria-current]="chosen() === null ? 'true' : null"
        (click)="picked.emit(null)"
      >
        All mail
      </button>
      @for (account of shown(); track account.address) {
        <button
          type="button"
          [class.active]="account.address === chosen()"
          [attr.aria-current]="account.address === chosen() ? 'true' : null"
          [title]="account.address"
          (click)="picked.emit(account.address)"
        >
          <span>{{ account.name || account.address }}</span>
          @if (account.messageCount) {
            <span class="cw-numbers count">{{ account.messageCount }}</span>
          }
        </button>
      }
    </nav>
  `,
  styleUrl: './account-list.scss',
})
export class AccountList {
  readonly accounts = input.required<readonly MailboxAccountView[]>();
  readonly chosen = input.required<string | null>();
  readonly picked = output<string | null>();
  protected readonly text = signal('');
  protected readonly shown = computed(() => {
    const wanted = this.text().trim().toLowerCase();
    return this.accounts().filter((account) => `${account.name} ${account.address}`.toLowerCase().includes(wanted));
  });
}
