import { ticketEvents } from '@casewright/contracts';
import { ActionRegistry, ticketCatalog, type RuleLanguage } from '@casewright/rules';
import { mailRequester, writeNote } from './actions/comment-actions';
import { addFollower, removeFollower } from './actions/follower-actions';
import { notifyAgent, notifyTeam } from './actions/notify-actions';
import { pluginActions } from './actions/plugin-action';
import { assignAgent, assignTeam, setPriority, setSeverity, setStatus, setType } from './actions/property-actions';
import { setSubject } from './actions/subject-action';
import { addTags, removeTags } from './actions/tag-actions';
import { callWebhook } from './actions/webhook-action';

/** What rules on tickets may ask, wait for and do. */
export const ticketLanguage: RuleLanguage = {
  catalog: ticketCatalog,
  actions: new ActionRegistry(
    [
      ...[setPriority, setStatus, setType, setSeverity, setSubject, assignTeam, assignAgent, addTags, removeTags],
      ...[addFollower, removeFollower, writeNote, mailRequester, notifyAgent, notifyTeam, callWebhook],
    ],
    [pluginActions],
  ),
  eventTypes: Object.keys(ticketEvents),
};
