import { execFileSync } from 'node:child_process';

/** A file that stands for its kind, an import that it may not have, and what the linter has to say to it. */
const forbidden: readonly [file: string, specifier: string, reason: RegExp][] = [
  ['libs/kernel/src/ids.ts', '@casewright/contracts', /kernel knows nothing/],
  ['libs/contracts/src/text.ts', '@casewright/tickets', /Contracts know the kernel/],
  ['libs/rules/src/index.ts', '@casewright/persistence', /rule engine is pure/],
  ['libs/platform/config/src/config.ts', '@casewright/identity', /platform knows no context/],
  ['libs/plugin-sdk/src/index.ts', '@casewright/kernel', /SDK is published/],
  ['libs/ui/src/index.ts', '@casewright/data-access', /Presentational components/],
  ['libs/workbench/data-access/src/index.ts', '@casewright/tickets', /never imports server code/],
  ['plugins/email/src/index.ts', '@casewright/persistence', /A plugin knows the SDK/],
  ['libs/identity/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/customers/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/tickets/src/index.ts', '@casewright/automation', /another only through contracts/],
  ['libs/automation/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/sla/src/index.ts', '@casewright/automation', /another only through contracts/],
  ['libs/escalations/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/mail/src/index.ts', '@casewright/customers', /another only through contracts/],
  ['libs/notifications/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/reports/src/index.ts', '@casewright/sla', /another only through contracts/],
  ['libs/operations/src/index.ts', '@casewright/mail', /another only through contracts/],
  ['libs/tickets/src/domain/ticket.ts', '../application/named-commands', /domain may not know application/],
  ['libs/tickets/src/domain/ticket.ts', '../read-model/ticket-list/ticket-list.projection', /domain may not know read-model/],
  ['libs/tickets/src/domain/ticket.ts', '../http/tickets.controller', /domain may not know http/],
  ['libs/tickets/src/application/named-commands.ts', '../http/tickets.controller', /application may not know http/],
  ['libs/tickets/src/read-model/ticket-list/ticket-list.projection.ts', '../../http/tickets.controller', /read-model may not know http/],
  [
    'libs/tickets/src/read-model/ticket-list/ticket-list.projection.ts',
    '../../application/named-commands',
    /read-model may not know application/,
  ],
  ['libs/kernel/src/clock.ts', '@nestjs/common', /core is pure/],
  ['libs/kernel/src/clock.ts', 'pg', /core is pure/],
  ['libs/kernel/src/clock.ts', 'bull', /core is pure/],
  ['libs/kernel/src/clock.ts', '@temporalio/client', /core is pure/],
  ['libs/kernel/src/clock.ts', 'node:fs', /core is pure/],
  ['libs/tickets/src/http/tickets.controller.ts', '@mikro-orm/core', /controller translates/],
  ['libs/ui/src/index.ts', '@nestjs/common', /runs in a browser/],
  ['libs/tickets/src/index.ts', '../../../apps/api/src/start-api', /never import an app/],
  ['libs/tickets/src/index.ts', '../../../tools/demo/scenario', /never import a tool/],
];

describe('the import boundaries', () => {
  it('report every forbidden import and let the allowed ones by', () => {
    const samples = forbidden.map(([file, specifier]) => ({ file, code: `import * as x from '${specifier}';\nexport const y = x;\n` }));
    const reports = lint(samples);
    const unreported = forbidden.filter(([, , reason], index) => !reports[index]?.some((message) => reason.test(message)));
    expect(unreported).toEqual([]);
    expect(rulesWithoutSample()).toEqual([]);
    expect(
      lint([{ file: 'libs/tickets/src/domain/ticket.ts', code: "import { fold } from '@casewright/kernel';\nexport const x = fold;\n" }]),
    ).toEqual([[]]);
  }, 120_000);
});

/** Each rule's own words have to be asked for by a sample above. */
function rulesWithoutSample(): string[] {
  const script = "import('./tools/lint/boundaries.mjs').then(({ ruleMessages }) => console.log(JSON.stringify(ruleMessages)))";
  const messages = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
  return messages.filter((message) => !forbidden.some(([, , reason]) => reason.test(message)));
}

function lint(samples: readonly { file: string; code: string }[]): string[][] {
  const output = execFileSync(process.execPath, ['tools/lint/probe.mjs'], {
    input: JSON.stringify(samples),
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  });
  return JSON.parse(output) as string[][];
}
