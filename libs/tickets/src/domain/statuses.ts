import { defaultStatuses, type Status } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';

const byId = new Map(defaultStatuses.map((status) => [status.id, status]));

/** The status of this id, with its category. */
export function statusById(id: string): Status {
  const definition = byId.get(id);
  if (!definition) throw new DomainError('reference.unknown', `There is no status ${id}.`);
  return { id: definition.id, category: definition.category };
}

/** How the status is called: staff read the label, customers a gentler one. */
export function statusLabel({ id }: Status, reader: 'staff' | 'customer'): string {
  const definition = byId.get(id);
  if (!definition) return id;
  return reader === 'staff' ? definition.label : definition.customerLabel;
}
