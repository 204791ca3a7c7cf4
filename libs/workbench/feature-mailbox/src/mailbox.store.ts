import { computed, inject } from '@angular/core';
import type { MailboxAccountView, MailboxMessageDetailView, MailboxMessageView } from '@casewright/contracts';
import { MailboxApi, withLoading, type NewMail } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface MailboxState {
  readonly supportAddress: string;
  readonly accounts: readonly MailboxAccountView[];
  /** The outside address whose mail is shown; null: everybody's. */
  readonly address: string | null;
  readonly messages: readonly MailboxMessageView[];
  readonly message: MailboxMessageDetailView | null;
}

const initial: MailboxState = { supportAddress: '', accounts: [], address: null, messages: [], message: null };

/** What the Mailbox page shows. */
export const MailboxStore = signalStore(
  withState(initial),
  withLoading(),
  withComputed(({ accounts, address }) => ({
    account: computed(() => accounts().find((account) => account.address === address()) ?? null),
  })),
  withMethods((store, api = inject(MailboxApi)) => {
    const load = async (): Promise<void> => {
      const address = store.address();
      const [accounts, messages] = await Promise.all([api.accounts(), api.messages(address === null ? {} : { address })]);
      if (address !== store.address()) return;
      patchState(store, { accounts: accounts.items, supportAddress: accounts.supportAddress, messages: messages.items });
    };
    const open = async (id: string | null): Promise<void> => {
      if (id === null) patchState(store, { message: null });
      else if (id !== store.message()?.id) patchState(store, { message: await api.message(id) });
    };
    return {
      refresh: () => store.track(load),
      show: (address: string | null, id: string | null) =>
        store.track(async () => {
          patchState(store, { address });
          await Promise.all([load(), open(id)]);
        }),
      write: async (mail: NewMail): Promise<MailboxMessageDetailView> => {
        const sent = await api.write(mail);
        await load();
        return sent;
      },
      reply: async (id: string, text: string): Promise<void> => {
        await api.reply(id, text);
        await load();
      },
    };
  }),
);
