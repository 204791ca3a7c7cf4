import { isCustomField, type BuiltInWhyField } from '@casewright/contracts';
import { targetsInOrder } from '@casewright/ui';
import type { Side } from './side';

/** Every property with the words for it in a question: `Why this priority?` */
export const askedFields: Readonly<Record<BuiltInWhyField, string>> = {
  priority: 'this priority',
  severity: 'this severity',
  status: 'this status',
  type: 'this type',
  subject: 'this subject',
  teamId: 'this team',
  assigneeId: 'this assignee',
  requesterId: 'this requester',
  tags: 'these tags',
  followers: 'these followers',
  comments: 'this comment',
};
const fields = Object.keys(askedFields) as BuiltInWhyField[];

/** What the side panel shows, as it stands in the URL; null for the properties. */
export function panelOf(side: Side): string | null {
  switch (side.kind) {
    case 'properties':
      return null;
    case 'why':
      return ['why', side.field, ...(side.by ? [side.by.ruleId, side.by.eventId] : [])].join(':');
    case 'why-not':
      return 'why-not';
    case 'clock':
      return `clock:${side.target}`;
  }
}

/** The other way round; what is not understood shows the properties. */
export function sideOf(panel: string): Side {
  const [kind, what, ruleId, eventId] = panel.split(':');
  if (kind === 'why-not') return { kind };
  const field = what !== undefined && isCustomField(what) ? what : fields.find((candidate) => candidate === what);
  if (kind === 'why' && field) return { kind, field, ...(ruleId && eventId ? { by: { ruleId, eventId } } : {}) };
  const target = targetsInOrder.find((candidate) => candidate === what);
  return kind === 'clock' && target ? { kind, target } : { kind: 'properties' };
}
