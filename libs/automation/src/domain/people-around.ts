import type { OrganisationSummary, PersonSummary } from '@casewright/contracts';
import type { Surroundings, TicketMoment } from '@casewright/rules';

/** Whom and what directories were asked for, by id; null or absent where there is nobody. */
interface Known {
  readonly people: ReadonlyMap<string, PersonSummary | null>;
  readonly organisations: ReadonlyMap<string, OrganisationSummary | null>;
}

/** Ids of the organisation of a ticket, and of those of the people who may become its requester. */
export const organisationsAround = ({ after }: TicketMoment, candidates: readonly string[], people: Known['people']): readonly string[] => {
  const ids = [after.organisationId, ...candidates.map((id) => people.get(id)?.organisationId)];
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
};

/** The people around a ticket. `candidates` are the ids of those whom rules may make its requester. */
export function surroundingsOf({ after }: TicketMoment, candidates: readonly string[], { people, organisations }: Known): Surroundings {
  const around = (personId: string, organisationId: string | null) => ({
    requester: people.get(personId) ?? null,
    organisation: organisationId === null ? null : (organisations.get(organisationId) ?? null),
  });
  return {
    ...around(after.requesterId, after.organisationId),
    candidates: new Map(candidates.map((id) => [id, around(id, people.get(id)?.organisationId ?? null)])),
  };
}
