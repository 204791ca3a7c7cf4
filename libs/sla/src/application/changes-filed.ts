import type { SlaEffect } from '@casewright/contracts';
import { idFrom, type CommandMeta } from '@casewright/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ConfigurationChange } from '../domain/changes/configuration-change';

/** A change as it is filed: without its place in the order, which it gets then. */
export type UnfiledChange = ConfigurationChange extends infer Change
  ? Change extends ConfigurationChange
    ? Omit<Change, 'edition' | 'effect'>
    : never
  : never;

export interface Filing {
  readonly change: UnfiledChange;
  /** The policy or calendar; null for an order. */
  readonly subject: { readonly id: string; readonly name: string } | null;
  readonly effect: SlaEffect;
}

export const changeId = (meta: CommandMeta): string => idFrom(`sla-change:${meta.commandId}`);

/** Files a change as the next edition. The caller holds the lock under which changes are made one after the other. */
export async function fileChange(em: EntityManager, { change, subject, effect }: Filing, meta: CommandMeta): Promise<void> {
  const { kind, ...content } = change;
  const finishedAt = effect === 'new-tickets' ? new Date(meta.at) : null;
  await em.execute(
    `insert into sla.changes (edition, id, kind, subject_id, subject_name, content, effect, made_by, made_at, finished_at)
     select max(edition) + 1, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ? from sla.changes`,
    [
      changeId(meta),
      kind,
      subject?.id ?? null,
      subject?.name ?? null,
      JSON.stringify(content),
      effect,
      meta.actor.id,
      new Date(meta.at),
      finishedAt,
    ],
  );
}
