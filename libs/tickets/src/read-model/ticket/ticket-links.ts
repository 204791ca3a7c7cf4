import type { TicketLink, TicketView } from '@casewright/contracts';
import type { Reader } from '../reader';
import { referenceOf } from '../ticket-common-view';
import type { TicketRecord } from './ticket-record';

type Links = Pick<TicketView, 'followsUp' | 'imported' | 'mergedInto' | 'mergedFrom' | 'splitFrom' | 'splits'>;

/** The other tickets that one has to do with, here and in the system that it was taken over from. A split may lead to another customer's ticket, so customers are not told of it. */
export async function linksOf(record: TicketRecord, reader: Reader, find: (id: string) => Promise<TicketRecord | null>): Promise<Links> {
  const { followsUp, splitFrom, splits, ticket, origin } = record;
  const linked = async (id: string | null): Promise<TicketLink | null> => {
    const other = id === null ? null : await find(id);
    return other && linkTo({ id: other.id, number: other.ticket.number });
  };
  const isStaff = reader.audience === 'staff';
  return {
    followsUp: await linked(followsUp),
    imported: isStaff && origin ? { source: origin.source, reference: origin.reference } : null,
    mergedInto: ticket.mergedInto && linkTo(ticket.mergedInto),
    mergedFrom: ticket.absorbed.map(linkTo),
    splitFrom: isStaff ? await linked(splitFrom) : null,
    splits: isStaff ? splits.map(({ into, intoNumber, commentId }) => ({ ...linkTo({ id: into, number: intoNumber }), commentId })) : [],
  };
}

const linkTo = ({ id, number }: { readonly id: string; readonly number: number }): TicketLink => ({ id, reference: referenceOf(number) });
