import { RuleContent, RuleDocument, type TestPolicy } from '@casewright/contracts';
import { z } from 'zod';
import { Api } from '../client/api';
import type { RuleBase } from './rule-file';

/** A rule as the server has it. */
export interface ServerRule {
  readonly id: string;
  readonly name: string;
  /** For If-Match: it is what was read. */
  readonly revision: number;
  /** Null: it has never been published. */
  readonly published: RuleContent | null;
  /** The published version; null where there is none. */
  readonly base: RuleBase | null;
  /** The version on trial; null where there is none. */
  readonly trial: number | null;
  /** The version on trial, or else the published one; null where there is none. */
  readonly newest: number | null;
  /** True: somebody has a draft that says something else than what is published. */
  readonly hasDraft: boolean;
}

/** Who published a version, when (ISO 8601) and why. */
export interface Publication {
  readonly by: string;
  readonly at: string;
  readonly why: string;
}

/** A document, and the rule that it would be the next version of; none: a new one. */
export interface Candidate {
  readonly ruleId: string | undefined;
  readonly content: RuleContent;
}

const Detail = z.object({
  id: z.uuid(),
  name: z.string(),
  revision: z.int(),
  hasDraft: z.boolean(),
  trial: z.object({ version: z.int() }).nullable(),
  published: RuleDocument.nullable(),
});
const Listed = z.object({ id: z.uuid() });
const Draft = z.object({ revision: z.int() });
const Version = z.object({ version: z.int(), why: z.string(), publishedAt: z.string(), publishedBy: z.object({ name: z.string() }) });
const Check = z.object({ problems: z.array(z.object({ pointer: z.string(), message: z.string() })) });
const Together = z.object({ rules: z.array(Check) });

/** What the server knows about rules and does with them, for the person who signed in. Every method throws `Refusal`. */
export class RuleServer {
  private constructor(private readonly api: Api) {}

  static async signIn(url: string, email: string, password: string): Promise<RuleServer> {
    return new RuleServer(await Api.signIn(url, email, password));
  }

  async rules(): Promise<readonly ServerRule[]> {
    const rules: ServerRule[] = [];
    for await (const { id } of this.api.pages('/rules', Listed)) rules.push(asRule(await this.api.ask('GET', `/rules/${id}`, Detail)));
    return rules;
  }

  /** Null where the rule has no such version any more. */
  async publication(ruleId: string, version: number): Promise<Publication | null> {
    for await (const found of this.api.pages(`/rules/${ruleId}/versions`, Version)) {
      if (found.version === version) return { by: found.publishedBy.name, at: found.publishedAt, why: found.why };
    }
    return null;
  }

  /** What publishing would refuse, but for rings. */
  async problems({ ruleId, content }: Candidate, tests: TestPolicy): Promise<readonly string[]> {
    const query = new URLSearchParams({ tests, rings: 'left-out', ...(ruleId && { ruleId }) });
    return problemWords(await this.api.ask('POST', `/rules/check?${query}`, Check, content));
  }

  /** The rings without an end that each would stand in once all are published. */
  async rings(rules: readonly Candidate[]): Promise<readonly (readonly string[])[]> {
    if (rules.length === 0) return [];
    // Tests start nothing, and can be most of a rule.
    const untested = rules.map(({ ruleId, content }) => ({ ruleId, content: { ...content, tests: undefined } }));
    const answer = await this.api.ask('POST', '/rules/check/together', Together, { rules: untested });
    return answer.rules.map(problemWords);
  }

  async create(content: RuleContent): Promise<ServerRule> {
    return asRule(await this.api.ask('POST', '/rules', Detail, content));
  }

  /** Onto what was read. Answers the revision that the draft has now. */
  async saveDraft({ id, revision }: ServerRule, content: RuleContent): Promise<number> {
    return (await this.api.ask('PUT', `/rules/${id}/draft`, Draft, content, revision)).revision;
  }

  /** `where-needed` accepts that mail goes out untested. */
  async publish(ruleId: string, revision: number, reason: string, tests: TestPolicy): Promise<ServerRule> {
    return asRule(await this.api.ask('POST', `/rules/${ruleId}/publish`, Detail, { reason, tests }, revision));
  }
}

const problemWords = ({ problems }: z.infer<typeof Check>): readonly string[] =>
  problems.map(({ pointer, message }) => `${pointer} ${message}`);

function asRule({ published, trial, ...rule }: z.infer<typeof Detail>): ServerRule {
  return {
    ...rule,
    published: published && RuleContent.strip().parse(published),
    base: published && { version: published.version, hash: published.hash },
    trial: trial?.version ?? null,
    newest: trial?.version ?? published?.version ?? null,
  };
}
