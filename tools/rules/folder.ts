import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileText, RuleFile, slugOf } from './rule-file';

export interface FoundFile {
  readonly name: string;
  readonly rule: RuleFile;
}

/** A file that is no rule; the sentence says where and why. */
export class UnreadableFile extends Error {}

/** There is nothing where the rules should be; the sentence says what to do. */
export class MissingFolder extends Error {}

/** The folder that holds a file per rule. */
export class RuleFolder {
  constructor(readonly path: string) {}

  /** Throws `MissingFolder`, also where there is something else. */
  require(): void {
    if (!existsSync(this.path)) throw new MissingFolder(`There is no folder ${this.path}: pull first, or name another one with --dir.`);
    if (!statSync(this.path).isDirectory()) throw new MissingFolder(`${this.path} is no folder: name one with --dir.`);
  }

  /** In the order of their names. Throws `UnreadableFile`. */
  read(): FoundFile[] {
    if (!existsSync(this.path)) return [];
    const names = readdirSync(this.path).filter((name) => name.endsWith('.json'));
    const files = names.sort().map((name) => ({ name, rule: this.parse(name) }));
    const twice = files.find(({ rule }, index) => rule.ruleId && files.findIndex((other) => other.rule.ruleId === rule.ruleId) !== index);
    if (twice) throw new UnreadableFile(`${twice.name}: another file has the same ruleId. Remove it here to make this a new rule.`);
    return files;
  }

  /** Into the file that the rule has already, or into a new one named after it. Answers the file's name. */
  write(rule: RuleFile, among: readonly FoundFile[]): string {
    const name = among.find((file) => file.rule.ruleId === rule.ruleId)?.name ?? this.freeName(rule);
    mkdirSync(this.path, { recursive: true });
    writeFileSync(join(this.path, name), fileText(rule));
    return name;
  }

  /** A rule that was created gets its id. */
  rewrite({ name, rule }: FoundFile): void {
    writeFileSync(join(this.path, name), fileText(rule));
  }

  private freeName({ name, ruleId }: RuleFile): string {
    const plain = `${slugOf(name)}.json`;
    return existsSync(join(this.path, plain)) ? `${slugOf(name)}-${(ruleId ?? '').slice(0, 8)}.json` : plain;
  }

  private parse(name: string): RuleFile {
    const given = this.json(name);
    if (!isMeantAsRule(given)) throw new UnreadableFile(`${name}: this is no rule: a rule says "schema": "rule/1".`);
    const parsed = RuleFile.safeParse(given);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map(({ path, message }) => `${name}: /${path.join('/')} ${message}`);
    throw new UnreadableFile(faults.join('\n'));
  }

  private json(name: string): unknown {
    try {
      return JSON.parse(readFileSync(join(this.path, name), 'utf8'));
    } catch (error) {
      throw new UnreadableFile(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

const isMeantAsRule = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && 'schema' in given && given.schema === 'rule/1';
