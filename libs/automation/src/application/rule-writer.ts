import { DomainError, missing, type CommandMeta } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { contentHash } from './content-hash';
import { RuleEntity, type Rule } from './rule.entity';

export interface RuleWrite {
  readonly ruleId: string;
  readonly meta: CommandMeta;
  /** What is asked, in a form that tells two requests under one command id apart. */
  readonly request: unknown;
  /** From If-Match. */
  readonly expectedRevision?: number | undefined;
}

interface CommandRow {
  readonly rule_id: string;
  readonly request_hash: string;
}

/** Changes a rule under a lock: once per command id, and on the revision that the writer has seen. */
@Injectable()
export class RuleWriter {
  constructor(private readonly em: EntityManager) {}

  /** `work` is not called for a command that was carried out before. */
  async write(write: RuleWrite, work: (em: EntityManager, rule: Rule) => Promise<void> | void): Promise<void> {
    await this.once(write, async (em) => {
      const rule = await em.findOne(RuleEntity, { id: write.ruleId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!rule) throw missing();
      if (write.expectedRevision !== undefined && write.expectedRevision !== rule.revision) {
        throw new DomainError('version.stale', 'Somebody else has changed the rule since you read it.', { currentVersion: rule.revision });
      }
      rule.revision += 1;
      await work(em, rule);
      rule.updatedAt = new Date(write.meta.at);
      rule.updatedBy = write.meta.actor;
    });
  }

  /** In one transaction with the note that the command was carried out. */
  async once({ ruleId, meta, request }: RuleWrite, work: (em: EntityManager) => Promise<void> | void): Promise<void> {
    const requestHash = meta.requestHash ?? contentHash(request);
    await this.em.fork().transactional(async (em) => {
      const inserted = await em.execute<{ command_id: string }[]>(
        'insert into automation.commands (command_id, rule_id, request_hash, at) values (?, ?, ?, ?) on conflict do nothing returning command_id',
        [meta.commandId, ruleId, requestHash, meta.at],
      );
      if (inserted.length > 0) return work(em);
      const [earlier] = await em.execute<CommandRow[]>('select rule_id, request_hash from automation.commands where command_id = ?', [
        meta.commandId,
      ]);
      if (earlier?.request_hash !== requestHash || earlier.rule_id !== ruleId) {
        throw new DomainError('command.reused', 'The idempotency key was used for another request.');
      }
    });
  }
}
