import { given } from '@casewright/testing';
import { idFrom } from '@casewright/kernel';
import type { CommentContent, StatusCategory } from '@casewright/contracts';
import { comment } from './conversation';
import { ticket } from './ticket';
import { agent, assigned, became, commented, commentOf, opened } from './ticket.samples';

const commentId = idFrom('comment');
const byAgent: Partial<CommentContent> = { authorKind: 'agent', authorId: agent.id };

describe('conversation', () => {
  it('opens a new ticket at the first public reply of an agent', () =>
    given(ticket, opened()).when(comment, commentOf(byAgent), commentId).then(commented(byAgent), became('open')));

  it('leaves a new ticket new after an internal note', () => {
    const note = { ...byAgent, visibility: 'internal' } as const;
    given(ticket, opened()).when(comment, commentOf(note), commentId).then(commented(note));
  });

  it.each<StatusCategory>(['pending', 'on-hold', 'solved'])('opens a ticket that was %s when the customer answers', (category) =>
    given(ticket, opened(), assigned(agent.id), became(category))
      .when(comment, commentOf(), commentId)
      .then(commented(), became('open', category)),
  );

  it('leaves a waiting ticket alone when a machine answers', () =>
    given(ticket, opened(), became('pending'))
      .when(comment, commentOf({ automatic: true }), commentId)
      .then(commented({ automatic: true })));

  it('refuses internal notes of customers', () =>
    given(ticket, opened())
      .when(comment, commentOf({ visibility: 'internal' }), commentId)
      .thenRefused('permission.denied'));

  it('refuses every comment on a closed ticket', () =>
    given(ticket, opened(), became('closed', 'solved')).when(comment, commentOf(), commentId).thenRefused('ticket.closed'));

  it('knows no ticket that was never opened', () => given(ticket).when(comment, commentOf(), commentId).thenRefused('resource.missing'));
});
