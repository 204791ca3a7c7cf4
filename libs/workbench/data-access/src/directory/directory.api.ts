import { Injectable, inject } from '@angular/core';
import type { PeopleList, PersonView, TeamListView, UserListView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** Who there is: users, teams and people of customers. */
@Injectable({ providedIn: 'root' })
export class DirectoryApi {
  private readonly http = inject(ApiClient).http;

  users(): Promise<UserListView> {
    return answer(this.http.GET('/api/v1/users', { params: { query: { state: 'active', limit: 200 } } }));
  }

  teams(): Promise<TeamListView> {
    return answer(this.http.GET('/api/v1/teams', { params: { query: { limit: 200 } } }));
  }

  people(q: string, signal?: AbortSignal): Promise<PeopleList> {
    return answer(this.http.GET('/api/v1/customers', { params: { query: { q, limit: 8 } }, signal }));
  }

  person(id: string): Promise<PersonView> {
    return answer(this.http.GET('/api/v1/customers/{id}', { params: { path: { id } } }));
  }
}
