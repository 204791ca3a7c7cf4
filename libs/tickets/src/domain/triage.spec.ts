import { idFrom } from '@casewright/kernel';
import { given } from '@casewright/testing';
import { ticket, type Ticket } from './ticket';
import { opened, requesterId } from './ticket.samples';
import { changeRequester } from './triage';

const [cinema, theatre] = [idFrom('cinema'), idFrom('theatre')];
const before = opened({ organisationId: cinema });
const change = (to: string, named?: string | null) => (state: Ticket) => changeRequester(state, { id: to, organisationId: theatre }, named);
const changed = (to: string, toOrganisationId: string | null) => ({
  type: 'ticket.requester-changed' as const,
  data: { from: requesterId, to, fromOrganisationId: cinema, toOrganisationId },
});

describe('another requester', () => {
  const ada = idFrom('ada');

  it('brings their organisation along', () => given(ticket, before).when(change(ada)).then(changed(ada, theatre)));
  it('comes with the organisation that is named', () => given(ticket, before).when(change(ada, cinema)).then(changed(ada, cinema)));
  it('comes without one, where that is named', () => given(ticket, before).when(change(ada, null)).then(changed(ada, null)));
  it('is none where it is the same', () => given(ticket, before).when(change(requesterId)).thenNothing());
  it('is none where it is the same with the organisation named', () =>
    given(ticket, before).when(change(requesterId, cinema)).thenNothing());
  it('is the same one, put back to the organisation named', () =>
    given(ticket, before).when(change(requesterId, theatre)).then(changed(requesterId, theatre)));
});
