import { itKeepsItsEvents } from '@casewright/testing';
import slaFixtures from './fixtures/sla.events.json';
import ticketFixtures from './fixtures/ticket.events.json';
import { slaEvents } from './sla.events';
import { ticketEvents } from './ticket.events';

describe('ticket events', () => itKeepsItsEvents(ticketEvents, ticketFixtures));
describe('sla events', () => itKeepsItsEvents(slaEvents, slaFixtures));
