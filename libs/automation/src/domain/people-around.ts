import type { OrganisationSummary, Past, PersonSummary } from '@casewright/contracts';
import type { Surroundings, TicketMoment } from '@casewright/rules';

/** What is known of people and organisations, by id; null or absent where there is nobody. */
interface Known {
  readonly people: ReadonlyMap<string, Past<PersonSummary> | null>;
  readonly organisations: ReadonlyMap<string, Past<OrganisationSummary> | null>;
}

/** Ids of the organisation of a ticket, and of those of the people who may become its requester. */
export const organisationsAround = (moment: TicketMoment, candidates: readonly string[], people: Known['people']): readonly string[] => {
  const ids = [moment.after.organisationId, ...candidates.map((id) => asOf(people.get(id), moment)?.organisationId)];
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
};

/** The people around a ticket as they were at the moment. `candidates` are the ids of those whom rules may make its requester. */
export function surroundingsOf(moment: TicketMoment, candidates: readonly string[], { people, organisations }: Known): Surroundings {
  const around = (personId: string, organisationId: string | null) => ({
    requester: asOf(people.get(personId), moment),
    organisation: organisationId === null ? null : asOf(organisations.get(organisationId), moment),
  });
  return {
    ...around(moment.after.requesterId, moment.after.organisationId),
    candidates: new Map(candidates.map((id) => [id, around(id, asOf(people.get(id), moment)?.organisationId ?? null)])),
  };
}

/** Whoever writes for the first time is made known while their mail is taken in, which is a little after its time: then the first counts. */
function asOf<Summary>(past: Past<Summary> | null | undefined, { event }: TicketMoment): Summary | null {
  if (!past) return null;
  const at = Date.parse(event.meta.at);
  return (past.findLast(({ since }) => since <= at) ?? past[0])?.was ?? null;
}
