import { ticketEvents, type TicketFieldDefinition } from '@casewright/contracts';
import {
  ActionRegistry,
  fieldFacts,
  ticketCatalog,
  withFields,
  type Action,
  type FactDefinition,
  type RuleLanguage,
} from '@casewright/rules';
import { mailRequester, writeNote } from './actions/comment-actions';
import { startEscalation, stopEscalation } from './actions/escalation-actions';
import { setField } from './actions/field-action';
import { addFollower, removeFollower } from './actions/follower-actions';
import { notifyAgent, notifyTeam } from './actions/notify-actions';
import { pluginActions } from './actions/plugin-action';
import { assignAgent, assignTeam, setPriority, setSeverity, setStatus, setType } from './actions/property-actions';
import { setRequester } from './actions/requester-action';
import { setSubject } from './actions/subject-action';
import { addTags, removeTags } from './actions/tag-actions';
import { callWebhook } from './actions/webhook-action';

const actions: readonly Action[] = [
  ...[setPriority, setStatus, setType, setSeverity, setSubject, setRequester, assignTeam, assignAgent, addTags, removeTags],
  ...[addFollower, removeFollower, writeNote, mailRequester, notifyAgent, notifyTeam, callWebhook],
  ...[startEscalation, stopEscalation],
];

/** What an installation adds to the language. */
export interface LanguageAdditions {
  readonly fields: readonly TicketFieldDefinition[];
  readonly pluginFacts: readonly FactDefinition[];
}

/** What rules on tickets may ask, wait for and do in one installation. Pure: the same additions make the same language. */
export function languageWith({ fields, pluginFacts }: LanguageAdditions): RuleLanguage {
  const catalog = withFields(ticketCatalog, fieldFacts(fields));
  return {
    catalog: pluginFacts.length === 0 ? catalog : catalog.with(pluginFacts),
    actions: new ActionRegistry([...actions, setField(fields)], [pluginActions]),
    eventTypes: Object.keys(ticketEvents),
  };
}

/** The part of the language that every installation has. */
export const ticketLanguage = languageWith({ fields: [], pluginFacts: [] });
