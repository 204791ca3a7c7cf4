import type { AccountChange, TeamChangeKind, UserChangeKind } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { changesBetween, inWords, type Properties } from '../../domain/account-changes';
import type { User } from '../user.entity';

/** Who did it, and when. */
export type By = Pick<CommandMeta, 'actor' | 'at'>;

type Subject = { readonly kind: 'user'; readonly id: string } | { readonly kind: 'team'; readonly id: string };

/** The same person in person, for what they do to their own account. */
export const bySelf = (user: Pick<User, 'id' | 'role'>, at: Date): By => ({
  actor: { kind: user.role === 'customer' ? 'customer' : 'user', id: user.id },
  at: at.toISOString(),
});

/** Notes changes of users and teams, in the transaction that makes them. Names are kept as they were, whatever becomes of them. */
@Injectable()
export class AccountHistory {
  /** A user as people read them, to be compared before and after. */
  async properties(
    em: EntityManager,
    { name, email, role, teamIds }: Pick<User, 'name' | 'email' | 'role' | 'teamIds'>,
  ): Promise<Properties> {
    const teams = await this.teamNames(em, teamIds);
    return { name, email, role, teams: inWords([...teams.values()]) };
  }

  ofUser(em: EntityManager, id: string, kind: UserChangeKind, changes: readonly AccountChange[], by: By): Promise<void> {
    return this.note(em, { kind: 'user', id }, kind, changes, by);
  }

  ofTeam(em: EntityManager, id: string, kind: TeamChangeKind, changes: readonly AccountChange[], by: By): Promise<void> {
    return this.note(em, { kind: 'team', id }, kind, changes, by);
  }

  /** An edit of a user, told to the teams as well that they joined or left. An edit that changed nothing is none. */
  async edited(em: EntityManager, user: User, before: { properties: Properties; teamIds: readonly string[] }, by: By): Promise<void> {
    const changes = changesBetween(before.properties, await this.properties(em, user));
    if (changes.length > 0) await this.ofUser(em, user.id, 'edited', changes, by);
    await this.moved(em, user, before.teamIds, by);
  }

  /** Somebody new, with everything that they begin with. */
  async began(em: EntityManager, user: User, kind: 'added' | 'invited', by: By): Promise<void> {
    await this.ofUser(em, user.id, kind, changesBetween({}, await this.properties(em, user)), by);
    await this.moved(em, user, [], by);
  }

  private async moved(em: EntityManager, { name, teamIds }: User, before: readonly string[], by: By): Promise<void> {
    for (const id of teamIds.filter((team) => !before.includes(team))) {
      await this.ofTeam(em, id, 'member-joined', [{ field: 'member', from: null, to: name }], by);
    }
    for (const id of before.filter((team) => !teamIds.includes(team))) {
      await this.ofTeam(em, id, 'member-left', [{ field: 'member', from: name, to: null }], by);
    }
  }

  private async teamNames(em: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows: { id: string; name: string }[] = await em.execute('select id, name from identity.teams where id = any (?::uuid[])', [
      `{${ids.join(',')}}`,
    ]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async note(
    em: EntityManager,
    subject: Subject,
    kind: string,
    changes: readonly AccountChange[],
    { actor, at }: By,
  ): Promise<void> {
    await em.execute(
      'insert into identity.changes (subject_kind, subject_id, kind, changes, actor, at) values (?, ?, ?, ?::jsonb, ?::jsonb, ?)',
      [subject.kind, subject.id, kind, JSON.stringify(changes), JSON.stringify(actor), at],
    );
  }
}
