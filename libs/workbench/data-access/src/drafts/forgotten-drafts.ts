import { Injectable, inject } from '@angular/core';
import { CustomersApi } from '../customers/customers.api';
import { asProblem } from '../http/api-problem';
import { Session } from '../session/session';
import { draftedIds, dropDraftsAbout } from './draft-storage';

/** What was typed about people who have been forgotten since does not stay in this browser. */
@Injectable({ providedIn: 'root' })
export class ForgottenDrafts {
  private readonly api = inject(CustomersApi);
  private readonly session = inject(Session);

  /** To be called once somebody is signed in. People that cannot be asked about now are asked about the next time. */
  async drop(): Promise<void> {
    if (!this.session.may('customer.view')) return;
    for (const id of draftedIds('customer')) if (await this.isForgotten(id)) dropDraftsAbout(`customer:${id}`);
  }

  private isForgotten(id: string): Promise<boolean> {
    return this.api.read(id).then(
      ({ erasedAt }) => erasedAt !== null,
      (error: unknown) => asProblem(error).status === 404,
    );
  }
}
