import { NameLookup } from './names';
import { TicketCounter } from './ticket-list/count-tickets.query';
import { TicketItems } from './ticket-list/ticket-items';
import { TicketLists } from './ticket-list/list-tickets.query';
import { TicketSearch } from './ticket-list/ticket-search';
import { TicketFieldQueries } from './ticket-fields/ticket-fields.query';
import { TicketFieldVersions } from './ticket-fields/ticket-field-versions.query';
import { TicketRecords } from './ticket/ticket-records';
import { TicketTimeline } from './ticket/ticket-timeline';
import { TicketViews } from './ticket/ticket-views';

export const readModelProviders = [
  NameLookup,
  TicketCounter,
  TicketFieldQueries,
  TicketFieldVersions,
  TicketItems,
  TicketLists,
  TicketRecords,
  TicketSearch,
  TicketTimeline,
  TicketViews,
];
