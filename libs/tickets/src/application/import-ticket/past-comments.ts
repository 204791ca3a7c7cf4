import { PeopleDirectory, type Channel, type ImportedComment, type UserSummary } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { PastComment } from '../../domain';
import { cleanComment } from '../comment-content/clean-comment';
import { WrittenComments } from '../requests/written-comments';

interface Surroundings {
  /** By address, in lower case. */
  readonly agents: ReadonlyMap<string, UserSummary>;
  readonly uploaderId: string;
  readonly commandId: string;
  readonly channel: Channel;
}

/** Messages of another system as comments: customers become people, agents are those of us with the same address, or keep their name only. */
@Injectable()
export class PastComments {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly written: WrittenComments,
  ) {}

  async of(comments: readonly ImportedComment[], around: Surroundings): Promise<readonly PastComment[]> {
    const past: PastComment[] = [];
    for (const [place, comment] of comments.entries()) past.push(await this.one(comment, place, around));
    return past;
  }

  private async one(
    comment: ImportedComment,
    place: number,
    { agents, uploaderId, commandId, channel }: Surroundings,
  ): Promise<PastComment> {
    const { author, at, body, format, visibility, attachmentIds } = comment;
    const known = author.kind === 'agent' ? agents.get(author.email.toLowerCase()) : undefined;
    const authorId =
      author.kind === 'agent' ? (known?.id ?? '') : (await this.people.findOrCreate(author.email.toLowerCase(), author.name)).id;
    const writing = { body, format, visibility, channel, attachmentIds, author: { authorId, authorKind: author.kind } };
    return {
      content: cleanComment(await this.written.content({ userId: uploaderId }, writing)),
      commentId: idFrom(`comment:${commandId}:${place}`),
      writtenAt: new Date(at).toISOString(),
      authorName: author.kind === 'agent' && !known ? author.name : null,
    };
  }
}
