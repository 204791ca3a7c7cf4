import type { RuleContent, RuleDocument } from '@casewright/contracts';
import { DomainError, type CommandMeta } from '@casewright/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { contentHash } from './content-hash';
import type { Rule } from './rule.entity';
import { RuleVersionEntity } from './rule-version.entity';

/** Makes the next version of a rule, which never changes. What becomes of it is another step. */
export function makeVersion(em: EntityManager, rule: Rule, content: RuleContent, why: string, meta: CommandMeta): RuleDocument {
  const version = rule.latestVersion + 1;
  const identity = { schema: 'rule/1' as const, ruleId: rule.id, version, baseVersion: rule.publishedVersion ?? null };
  const document: RuleDocument = { ...identity, hash: contentHash(content), why, ...content };
  em.create(RuleVersionEntity, { ruleId: rule.id, version, document, publishedAt: new Date(meta.at), publishedBy: meta.actor });
  rule.latestVersion = version;
  return document;
}

/** An earlier version. Throws `resource.missing`. */
export async function versionOf(em: EntityManager, ruleId: string, version: number): Promise<RuleDocument> {
  const found = await em.findOne(RuleVersionEntity, { ruleId, version });
  if (!found) throw new DomainError('resource.missing', `The rule has no version ${version}.`);
  return found.document;
}

/** What the author wrote, without what makes a version of it. */
export function contentOf(document: RuleDocument): RuleContent {
  const { schema: _schema, ruleId: _ruleId, version: _version, baseVersion: _base, hash: _hash, why: _why, ...content } = document;
  return content;
}
