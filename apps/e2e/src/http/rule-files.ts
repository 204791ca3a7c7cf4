import type { RuleContentInput, RuleDetailView } from '@casewright/contracts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../../tools/rules/run';
import { password, startWholeProgram, type Caller, type WholeProgram } from './whole-program';

/** A rule that nothing keeps from being published. */
export const rule = (name: string): RuleContentInput => ({
  name,
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'black picture' }] },
  actions: [{ id: 'priority', type: 'ticket.set-priority', params: { to: 'urgent' } }],
});

/** A server, and a folder with rules of it that `npm run rules` works on. */
export class RuleFiles {
  dir = '';

  private constructor(
    readonly program: WholeProgram,
    readonly admin: Caller,
    readonly url: string,
  ) {}

  static async start(): Promise<RuleFiles> {
    const program = await startWholeProgram();
    const admin = await program.join('Ada Quist', 'admin');
    await program.app.listen(0, '127.0.0.1');
    return new RuleFiles(program, admin, await program.app.getUrl());
  }

  /** Another folder, with nothing in it. */
  begin(): void {
    this.dir = mkdtempSync(join(tmpdir(), 'casewright-rules-'));
  }

  clear(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** `npm run rules` with these parameters. */
  async run(...parameters: string[]): Promise<{ code: number; said: string }> {
    const said: string[] = [];
    const terminal = { out: (line: string) => said.push(line), problem: (line: string) => said.push(line) };
    const env = { CASEWRIGHT_EMAIL: 'ada.quist@example.test', CASEWRIGHT_PASSWORD: password };
    const code = await run(['--dir', this.dir, '--url', this.url, ...parameters], env, terminal);
    return { code, said: said.join('\n') };
  }

  async published(content: RuleContentInput): Promise<RuleDetailView> {
    const { id } = await this.admin.ask<RuleDetailView>('POST', '/rules', content);
    return this.publish(id, { reason: 'First' });
  }

  publish(id: string, how: object): Promise<RuleDetailView> {
    return this.admin.ask('POST', `/rules/${id}/publish`, how);
  }

  /** Somebody else's change, by the workbench. */
  async publishedByHand(id: string, content: RuleContentInput, how: object = {}): Promise<RuleDetailView> {
    await this.admin.ask('PUT', `/rules/${id}/draft`, content);
    return this.publish(id, { reason: 'By hand', ...how });
  }

  saved(id: string): Promise<RuleDetailView> {
    return this.admin.ask('GET', `/rules/${id}`);
  }

  path(name: string): string {
    return join(this.dir, name);
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** What the file says, as an object. */
  read(name: string): Record<string, unknown> {
    return JSON.parse(this.text(name)) as Record<string, unknown>;
  }

  write(name: string, content: object | string): void {
    writeFileSync(this.path(name), typeof content === 'string' ? content : JSON.stringify(content));
  }

  edit(name: string, change: (text: string) => string): void {
    this.write(name, change(this.text(name)));
  }

  close(): Promise<void> {
    return this.program.close();
  }
}
