import type { Priority, Severity, Status, TicketType } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { assignAgent, assignTeam, fits, type StaffMember } from './assignment';
import { inSequence, type Decision } from './decision';
import { setField, type FieldSetting } from './fields';
import { changeStatus } from './lifecycle';
import { changePriority, changeRequester, changeSeverity, changeSubject, changeType } from './triage';

/** Several properties changed at once; what is absent stays. */
export interface Edit {
  readonly subject?: string;
  readonly type?: TicketType;
  readonly priority?: Priority;
  readonly severity?: Severity | null;
  readonly requester?: { readonly id: string; readonly organisationId: string | null };
  readonly teamId?: string | null;
  readonly assignee?: StaffMember | null;
  readonly status?: Status;
  readonly fields?: readonly FieldSetting[];
}

/** The status comes last, so that "assign to me and solve" is one step. `current` is the agent whom the ticket has now. */
export function editTicket(edit: Edit, current: StaffMember | null): Decision {
  const { subject, type, priority, severity, requester, status, fields = [] } = edit;
  return inSequence(
    ...when(subject, (to) => (state) => changeSubject(state, to)),
    ...when(type, (to) => (state) => changeType(state, to)),
    ...when(priority, (to) => (state) => changePriority(state, to)),
    ...when(severity, (to) => (state) => changeSeverity(state, to)),
    ...when(requester, (to) => (state) => changeRequester(state, to)),
    ...fields.map(
      (field): Decision =>
        (state) =>
          setField(state, field),
    ),
    ...assignments(edit, current),
    ...when(status, (to) => (state) => changeStatus(state, to)),
  );
}

function assignments({ teamId, assignee }: Edit, current: StaffMember | null): readonly Decision[] {
  if (teamId && assignee && !fits(teamId, assignee)) {
    throw new DomainError('state.conflict', 'The agent does not work in that team; name an agent of the team, or only one of the two.');
  }
  const leaving = assignee === undefined ? current : null;
  return [...when(teamId, (to) => (state) => assignTeam(state, to, leaving)), ...when(assignee, (to) => (state) => assignAgent(state, to))];
}

const when = <Value>(value: Value | undefined, decide: (value: Value) => Decision): readonly Decision[] =>
  value === undefined ? [] : [decide(value)];
