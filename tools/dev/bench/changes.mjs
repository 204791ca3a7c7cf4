import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const controller = 'libs/platform/http/src/operations/health.controller.ts';
const template = 'libs/workbench/feature-queue/src/queue.page.html';
const style = 'libs/workbench/feature-queue/src/queue.page.scss';
const patience = 60_000;

/** Changes sources of a workspace that is being watched, and sees when a change has arrived where people see it. */
export class Changes {
  number = 0;

  constructor(workspace, url) {
    this.workspace = workspace;
    this.url = url;
    this.original = new Map([controller, template, style].map((file) => [file, readFileSync(join(workspace, file), 'utf8')]));
  }

  /** Changes the server this often, so many milliseconds apart; answers how long after the last change it was answered, in milliseconds. */
  async ofServer(times, apart) {
    for (let done = 0; done < times; done += 1) {
      if (done > 0) await pause(apart);
      this.number += 1;
      this.write(controller, (text) => text.replace('return { live: true };', `return { live: true, change: ${this.number} };`));
    }
    return this.until(async () => {
      const answer = await fetch(`${this.url}/health/live`).catch(() => undefined);
      return answer?.ok && (await answer.json()).change === this.number;
    });
  }

  ofTemplate() {
    const mark = `changed-${(this.number += 1)}`;
    this.write(template, (text) => `${text}\n<span hidden>${mark}</span>\n`);
    return this.until(() => this.isBuilt(mark));
  }

  ofStyle() {
    const mark = `changed-${(this.number += 1)}`;
    this.write(style, (text) => `${text}\n.${mark} {\n  color: red;\n}\n`);
    return this.until(() => this.isBuilt(mark));
  }

  write(file, change) {
    writeFileSync(join(this.workspace, file), change(this.original.get(file)));
    this.begun = performance.now();
  }

  async until(holds) {
    while (!(await holds())) {
      if (performance.now() - this.begun > patience) throw new Error(`The change was not there within ${patience / 1000} s`);
      await pause(20);
    }
    return Math.round(performance.now() - this.begun);
  }

  isBuilt(mark) {
    const folder = join(this.workspace, 'dist/workbench');
    if (!existsSync(folder)) return false;
    const files = readdirSync(folder).map((name) => join(folder, name));
    const fresh = files.filter(
      (file) => file.endsWith('.js') && Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < patience,
    );
    return fresh.some((file) => existsSync(file) && readFileSync(file, 'utf8').includes(mark));
  }
}
