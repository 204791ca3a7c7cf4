import { ticketEvents } from '@casewright/contracts';
import { ActionRegistry, ticketCatalog, type RuleLanguage } from '@casewright/rules';
import { mailRequester, writeNote } from './actions/comment-actions';
import { assignAgent, assignTeam, setPriority, setStatus, setType } from './actions/property-actions';
import { addTags, removeTags } from './actions/tag-actions';

/** What rules on tickets may ask, wait for and do. */
export const ticketLanguage: RuleLanguage = {
  catalog: ticketCatalog,
  actions: new ActionRegistry([setPriority, setStatus, setType, assignTeam, assignAgent, addTags, removeTags, writeNote, mailRequester]),
  eventTypes: Object.keys(ticketEvents),
};
