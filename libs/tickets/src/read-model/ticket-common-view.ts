import type { Channel, NextClock, Priority, Severity, Status, TicketListItem, TicketType } from '@casewright/contracts';
import { statusLabel } from '../domain';
import type { Names } from './names';
import type { Reader } from './reader';

/** What both a row of the list and the folded ticket have. */
export interface CommonProperties {
  readonly number: number;
  readonly subject: string;
  readonly requesterId: string;
  readonly organisationId: string | null;
  readonly channel: Channel;
  readonly type: TicketType;
  readonly status: Status;
  readonly priority: Priority;
  readonly severity: Severity | null;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly tags: readonly string[];
  readonly snoozedUntil: string | null;
}

export const referenceOf = (number: number): string => `T-${number}`;

type CommonView = Omit<TicketListItem, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

export function commonView(properties: CommonProperties, sla: NextClock | null, names: Names, reader: Reader): CommonView {
  const { number, subject, channel, type, status, priority } = properties;
  const forStaff = reader.audience === 'staff';
  return {
    ...{ number, subject, channel, type, priority },
    reference: referenceOf(number),
    requester: names.person(properties.requesterId),
    organisation: names.organisation(properties.organisationId),
    status: { ...status, label: statusLabel(status, reader.audience) },
    severity: forStaff ? properties.severity : null,
    team: names.team(properties.teamId),
    assignee: names.user(properties.assigneeId),
    tags: forStaff ? [...properties.tags] : [],
    sla: forStaff ? sla : null,
    snoozedUntil: forStaff ? properties.snoozedUntil : null,
  };
}
