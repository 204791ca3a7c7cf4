import { Injectable, inject } from '@angular/core';
import type {
  CreateOrganisation,
  EditOrganisation,
  EditPerson,
  ForgetPerson,
  InteractionView,
  OrganisationList,
  OrganisationView,
  PeopleList,
  PersonView,
} from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** The people who ask for help, and where they belong. */
@Injectable({ providedIn: 'root' })
export class CustomersApi {
  private readonly http = inject(ApiClient).http;

  list(query: { q?: string; organisationId?: string; cursor?: string }): Promise<PeopleList> {
    return answer(this.http.GET('/api/v1/customers', { params: { query: { ...query, limit: 100 } } }));
  }

  read(id: string): Promise<PersonView> {
    return answer(this.http.GET('/api/v1/customers/{id}', { params: { path: { id } } }));
  }

  edit(id: string, changes: EditPerson, version: number): Promise<PersonView> {
    return answer(this.http.PATCH('/api/v1/customers/{id}', { params: { path: { id }, header: ifMatch(version) }, body: changes }));
  }

  create(person: { name: string; emails: string[] }): Promise<PersonView> {
    return answer(this.http.POST('/api/v1/customers', { params: {}, body: person }));
  }

  /** Erases for good what is known and was written about the person; done within moments of the answer. */
  forget(id: string, wish: ForgetPerson): Promise<unknown> {
    return answer(this.http.POST('/api/v1/customers/{id}/forget', { params: { path: { id } }, body: wish }));
  }

  interactions(id: string, cursor?: string): Promise<{ items: InteractionView[]; nextCursor: string | null }> {
    return answer(this.http.GET('/api/v1/customers/{id}/interactions', { params: { path: { id }, query: { limit: 50, cursor } } }));
  }

  organisations(q?: string, cursor?: string): Promise<OrganisationList> {
    return answer(this.http.GET('/api/v1/organisations', { params: { query: { q, cursor, limit: 200 } } }));
  }

  organisation(id: string): Promise<OrganisationView> {
    return answer(this.http.GET('/api/v1/organisations/{id}', { params: { path: { id } } }));
  }

  createOrganisation(organisation: CreateOrganisation): Promise<OrganisationView> {
    return answer(this.http.POST('/api/v1/organisations', { params: {}, body: organisation }));
  }

  editOrganisation(id: string, changes: EditOrganisation, version: number): Promise<OrganisationView> {
    return answer(this.http.PATCH('/api/v1/organisations/{id}', { params: { path: { id }, header: ifMatch(version) }, body: changes }));
  }

  /** Its people stay, without an organisation. */
  removeOrganisation(id: string, version: number): Promise<unknown> {
    return answer(this.http.DELETE('/api/v1/organisations/{id}', { params: { path: { id }, header: ifMatch(version) } }));
  }
}
