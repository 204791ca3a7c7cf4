import { randomUUID } from 'node:crypto';
import { RuleContent, RuleDocument, type TestPolicy } from '@casewright/contracts';
import { z } from 'zod';

/** An answer that was no success; the message is what the server says about it. */
export class Refusal extends Error {}

/** A rule as the server has it. */
export interface ServerRule {
  readonly id: string;
  readonly name: string;
  /** Null: it has never been published. */
  readonly published: RuleContent | null;
  /** True: somebody has a draft that says something else than what is published. */
  readonly hasDraft: boolean;
}

const List = z.object({ items: z.array(z.object({ id: z.uuid() })), nextCursor: z.string().nullable() });
const Detail = z.object({ id: z.uuid(), name: z.string(), hasDraft: z.boolean(), published: RuleDocument.nullable() });
const Draft = z.object({ revision: z.int() });
const Check = z.object({ problems: z.array(z.object({ pointer: z.string(), message: z.string() })) });
const Problem = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string().optional(), message: z.string() })).optional(),
});

/** The API, as the person who signed in. Every method throws `Refusal`. */
export class RuleServer {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<RuleServer> {
    const anonymous = new RuleServer(url, '');
    const { accessToken } = await anonymous.ask('POST', '/auth/login', z.object({ accessToken: z.string() }), { email, password });
    return new RuleServer(url, accessToken);
  }

  async rules(): Promise<readonly ServerRule[]> {
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: z.infer<typeof List> = await this.ask(
        'GET',
        `/rules?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        List,
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const rules: ServerRule[] = [];
    for (const id of ids) rules.push(await this.rule(id));
    return rules;
  }

  async problems(content: RuleContent): Promise<readonly string[]> {
    const { problems } = await this.ask('POST', '/rules/check', Check, content);
    return problems.map(({ pointer, message }) => `${pointer} ${message}`);
  }

  async create(content: RuleContent): Promise<string> {
    return (await this.ask('POST', '/rules', Detail, content)).id;
  }

  /** Answers the revision that the draft has now. */
  async saveDraft(ruleId: string, content: RuleContent): Promise<number> {
    const { revision } = await this.ask('GET', `/rules/${ruleId}/draft`, Draft);
    return (await this.ask('PUT', `/rules/${ruleId}/draft`, Draft, content, { 'if-match': `"${revision}"` })).revision;
  }

  /** `where-needed` accepts that mail goes out untested. */
  async publish(ruleId: string, reason: string, tests: TestPolicy): Promise<void> {
    await this.ask('POST', `/rules/${ruleId}/publish`, Detail, { reason, tests });
  }

  private async rule(ruleId: string): Promise<ServerRule> {
    const { id, name, hasDraft, published } = await this.ask('GET', `/rules/${ruleId}`, Detail);
    return { id, name, hasDraft, published: published && RuleContent.strip().parse(published) };
  }

  private async ask<Body>(method: string, path: string, schema: z.ZodType<Body>, body?: object, headers?: object): Promise<Body> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new Refusal(`${this.url} does not answer: ${error instanceof Error ? error.message : String(error)}`);
    });
    const given: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw new Refusal(refusalWords(given, answer.status));
    const read = schema.safeParse(given);
    if (!read.success)
      throw new Refusal(`${this.url} does not answer as this release of Casewright does: look at --url and at its version.`);
    return read.data;
  }
}

function refusalWords(given: unknown, status: number): string {
  const problem = Problem.safeParse(given).data;
  const errors = (problem?.errors ?? []).map(({ pointer, message }) => `\n  ${pointer ?? ''} ${message}`);
  return `${problem?.detail ?? problem?.title ?? `The server answered ${status}.`}${errors.join('')}`;
}
