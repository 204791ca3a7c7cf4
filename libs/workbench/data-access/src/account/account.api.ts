import { Injectable, inject } from '@angular/core';
import type { ChangePassword, InvitationView, MeView, SessionListView, SetUp, SignedInView } from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** One's own account, and the two ways to get one. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(ApiClient).http;

  me(): Promise<MeView> {
    return answer(this.http.GET('/api/v1/me', { params: {} }));
  }

  rename(name: string, version: number): Promise<MeView> {
    return answer(this.http.PATCH('/api/v1/me', { params: { header: ifMatch(version) }, body: { name } }));
  }

  changePassword(passwords: ChangePassword): Promise<unknown> {
    return answer(this.http.POST('/api/v1/me/password', { params: {}, body: passwords }));
  }

  sessions(): Promise<SessionListView> {
    return answer(this.http.GET('/api/v1/me/sessions', { params: {} }));
  }

  endSession(id: string): Promise<unknown> {
    return answer(this.http.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } }));
  }

  /** Everywhere, this one too. */
  endAllSessions(): Promise<unknown> {
    return answer(this.http.DELETE('/api/v1/me/sessions', { params: {} }));
  }

  lookUpInvitation(token: string): Promise<InvitationView> {
    return answer(this.http.POST('/api/v1/invitations/look-up', { params: {}, body: { token } }));
  }

  acceptInvitation(token: string, name: string, password: string): Promise<SignedInView> {
    return answer(this.http.POST('/api/v1/invitations/accept', { params: {}, body: { token, name, password } }));
  }

  setUp(admin: SetUp): Promise<SignedInView> {
    return answer(this.http.POST('/api/v1/setup', { params: {}, body: admin }));
  }
}
