/** Ports through which contexts look one another up; each is provided by its owner's Nest module, globally. All are batched. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisationId: string | null;
}

export interface OrganisationSummary {
  readonly id: string;
  readonly name: string;
}

export abstract class PeopleDirectory {
  abstract people(ids: readonly string[]): Promise<ReadonlyMap<string, PersonSummary>>;
  abstract organisations(ids: readonly string[]): Promise<ReadonlyMap<string, OrganisationSummary>>;
  /** Finds a person by any of their addresses, or makes one; safe against two intakes at once. */
  abstract findOrCreate(email: string, name: string): Promise<PersonSummary>;
  abstract findByEmail(email: string): Promise<PersonSummary | null>;
  /** Ids of people whose name or address contains the text, at most `limit`. */
  abstract search(text: string, limit: number): Promise<readonly PersonSummary[]>;
}

export interface UserSummary {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'manager' | 'agent' | 'engineer' | 'customer';
  readonly active: boolean;
  readonly teamIds: readonly string[];
}

export interface TeamSummary {
  readonly id: string;
  readonly name: string;
}

export abstract class UserDirectory {
  abstract users(ids: readonly string[]): Promise<ReadonlyMap<string, UserSummary>>;
  abstract teams(ids: readonly string[]): Promise<ReadonlyMap<string, TeamSummary>>;
  abstract allTeams(): Promise<readonly TeamSummary[]>;
  abstract activeAgents(): Promise<readonly UserSummary[]>;
}
