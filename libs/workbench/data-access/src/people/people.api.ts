import { Injectable, inject } from '@angular/core';
import type {
  EditTeam,
  EditUser,
  InviteUser,
  TeamHistory,
  TeamListView,
  TeamView,
  UserHistory,
  UserListView,
  UserView,
} from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** Users and teams, for those who manage them. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(ApiClient).http;

  users(query: { q?: string; role?: string; state?: string; teamId?: string; cursor?: string }): Promise<UserListView> {
    return answer(this.http.GET('/api/v1/users', { params: { query: { ...query, limit: 100 } } }));
  }

  user(id: string): Promise<UserView> {
    return answer(this.http.GET('/api/v1/users/{id}', { params: { path: { id } } }));
  }

  userHistory(id: string, cursor?: string): Promise<UserHistory> {
    return answer(this.http.GET('/api/v1/users/{id}/history', { params: { path: { id }, query: { cursor, limit: 20 } } }));
  }

  teamHistory(id: string, cursor?: string): Promise<TeamHistory> {
    return answer(this.http.GET('/api/v1/teams/{id}/history', { params: { path: { id }, query: { cursor, limit: 20 } } }));
  }

  invite(user: InviteUser): Promise<UserView> {
    return answer(this.http.POST('/api/v1/users', { params: {}, body: user }));
  }

  edit(id: string, changes: EditUser, version: number): Promise<UserView> {
    return answer(this.http.PATCH('/api/v1/users/{id}', { params: { path: { id }, header: ifMatch(version) }, body: changes }));
  }

  inviteAgain(id: string): Promise<UserView> {
    return answer(this.http.POST('/api/v1/users/{id}/invitation', { params: { path: { id } } }));
  }

  deactivate(id: string, version: number): Promise<UserView> {
    return answer(this.http.POST('/api/v1/users/{id}/deactivate', { params: { path: { id }, header: ifMatch(version) } }));
  }

  reactivate(id: string, version: number): Promise<UserView> {
    return answer(this.http.POST('/api/v1/users/{id}/reactivate', { params: { path: { id }, header: ifMatch(version) } }));
  }

  teams(cursor?: string): Promise<TeamListView> {
    return answer(this.http.GET('/api/v1/teams', { params: { query: { limit: 200, cursor } } }));
  }

  createTeam(team: { name: string; description: string }): Promise<TeamView> {
    return answer(this.http.POST('/api/v1/teams', { params: {}, body: team }));
  }

  editTeam(id: string, changes: EditTeam, version: number): Promise<TeamView> {
    return answer(this.http.PATCH('/api/v1/teams/{id}', { params: { path: { id }, header: ifMatch(version) }, body: changes }));
  }

  removeTeam(id: string, version: number): Promise<unknown> {
    return answer(this.http.DELETE('/api/v1/teams/{id}', { params: { path: { id }, header: ifMatch(version) } }));
  }
}
