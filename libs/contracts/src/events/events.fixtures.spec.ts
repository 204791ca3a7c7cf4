import { itKeepsItsEvents } from '@casewright/testing';
import escalationFixtures from './fixtures/escalation.events.json';
import slaFixtures from './fixtures/sla.events.json';
import subjectFixtures from './fixtures/subject.events.json';
import ticketFixtures from './fixtures/ticket.events.json';
import timedRuleFixtures from './fixtures/timed-rule.events.json';
import { escalationEvents } from './escalation.events';
import { slaEvents } from './sla.events';
import { subjectEvents } from './subject.events';
import { ticketEvents } from './ticket.events';
import { timedRuleEvents } from './timed-rule.events';

describe('ticket events', () => itKeepsItsEvents(ticketEvents, ticketFixtures));
describe('escalation events', () => itKeepsItsEvents(escalationEvents, escalationFixtures));
describe('sla events', () => itKeepsItsEvents(slaEvents, slaFixtures));
describe('subject events', () => itKeepsItsEvents(subjectEvents, subjectFixtures));
describe('timed rule events', () => itKeepsItsEvents(timedRuleEvents, timedRuleFixtures));
