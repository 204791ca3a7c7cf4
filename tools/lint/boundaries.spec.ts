import { execFileSync } from 'node:child_process';
import { matchesGlob } from 'node:path';

type Sample = readonly [file: string, specifier: string, reason: RegExp];

/** One import in many files, or many imports in one. */
const each = (files: string | string[], specifiers: string | string[], reason: RegExp): Sample[] =>
  [files].flat().flatMap((file) => [specifiers].flat().map((specifier): Sample => [file, specifier, reason]));

/** A file that stands for its kind, an import that it may not have, and what the linter has to say to it. */
const forbidden: readonly Sample[] = [
  ['libs/kernel/src/ids.ts', '@casewright/contracts', /kernel knows nothing/],
  ['libs/contracts/src/text.ts', '@casewright/tickets', /Contracts know the kernel/],
  ['libs/rules/src/index.ts', '@casewright/persistence', /rule engine is pure/],
  ['libs/platform/config/src/config.ts', '@casewright/identity', /platform knows no context/],
  ['libs/plugin-sdk/src/index.ts', '@casewright/kernel', /SDK is published/],
  ['libs/ui/src/index.ts', '@casewright/data-access', /Presentational components/],
  ['libs/workbench/data-access/src/index.ts', '@casewright/tickets', /never imports server code/],
  ['apps/workbench/src/main.ts', '@casewright/tickets', /never imports server code/],
  ['plugins/email/src/index.ts', '@casewright/persistence', /A plugin knows the SDK/],
  ['libs/identity/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/customers/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/tickets/src/index.ts', '@casewright/automation', /another only through contracts/],
  ['libs/automation/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/sla/src/index.ts', '@casewright/automation', /another only through contracts/],
  ['libs/escalations/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/mail/src/index.ts', '@casewright/customers', /another only through contracts/],
  ['libs/notifications/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/webhooks/src/index.ts', '@casewright/tickets', /another only through contracts/],
  ['libs/reports/src/index.ts', '@casewright/sla', /another only through contracts/],
  ['libs/operations/src/index.ts', '@casewright/mail', /another only through contracts/],
  ['libs/tickets/src/domain/ticket.ts', '../application/named-commands', /domain may not know application/],
  ['libs/tickets/src/domain/ticket.ts', '../read-model/ticket-list/ticket-list.projection', /domain may not know read-model/],
  ['libs/tickets/src/domain/ticket.ts', '../http/tickets.controller', /domain may not know http/],
  ['libs/tickets/src/domain/ticket.ts', '@casewright/persistence', /knows no platform/],
  ['libs/tickets/src/domain/ticket.ts', '@casewright/event-store', /knows no platform/],
  ['libs/tickets/src/application/named-commands.ts', '../http/tickets.controller', /application may not know http/],
  ['libs/tickets/src/read-model/ticket-list/ticket-list.projection.ts', '../../http/tickets.controller', /read-model may not know http/],
  [
    'libs/tickets/src/read-model/ticket-list/ticket-list.projection.ts',
    '../../application/named-commands',
    /read-model may not know application/,
  ],
  ...each(
    'libs/kernel/src/clock.ts',
    ['@nestjs/common', 'pg', 'bull', '@temporalio/client', 'node:fs', '@angular/core', 'chart.js'],
    /core is pure/,
  ),
  ...each(['libs/tickets/src/domain/ticket.ts', 'libs/contracts/src/text.ts', 'libs/rules/src/index.ts'], 'pg', /core is pure/),
  ...each(
    'libs/tickets/src/http/tickets.controller.ts',
    ['@mikro-orm/core', 'bull', '@temporalio/client', '@angular/core'],
    /controller translates/,
  ),
  ...each('libs/ui/src/index.ts', ['@nestjs/common', 'pg', 'bull', '@temporalio/client', 'node:fs'], /runs in a browser/),
  ...each(['libs/workbench/data-access/src/index.ts', 'apps/workbench/src/main.ts'], 'node:fs', /runs in a browser/),
  ...each(
    [
      ...['libs/tickets/src/tickets.module.ts', 'libs/tickets/src/domain/ticket.ts', 'libs/tickets/src/http/tickets.controller.ts'],
      ...['libs/kernel/src/clock.ts', 'libs/contracts/src/text.ts', 'libs/rules/src/index.ts', 'libs/ui/src/index.ts'],
      ...['libs/workbench/data-access/src/index.ts', 'apps/workbench/src/main.ts', 'apps/api/src/main.ts', 'plugins/email/src/index.ts'],
    ],
    '../../../platform/event-store/src/append/append-batcher',
    /only door/,
  ),
  ...each(['libs/tickets/src/domain/ticket.ts', 'apps/api/src/main.ts'], '@casewright/testing', /stays out of the product/),
  ['libs/tickets/src/index.ts', '../../../apps/api/src/start-api', /never import an app/],
  ['libs/tickets/src/index.ts', '../../../tools/demo/scenario', /never import a tool/],
];

/** Imports that look like those above and are as they should be. */
const allowed: readonly (readonly [file: string, specifier: string])[] = [
  ['libs/tickets/src/domain/ticket.ts', '@casewright/kernel'],
  ['libs/tickets/src/application/named-commands.ts', '@casewright/event-store'],
  ['libs/tickets/src/http/tickets.controller.ts', '../application/named-commands'],
  ['libs/tickets/src/domain/ticket.spec.ts', '@casewright/testing'],
  ['libs/tickets/src/specs/desk.ts', '@casewright/testing'],
  ['libs/identity/src/testing/identity-app.ts', '@casewright/testing'],
  ['apps/workbench/src/main.ts', '@casewright/ui'],
];

describe('the import boundaries', () => {
  it('report every forbidden import and let the allowed ones by', () => {
    const reports = lint([...forbidden, ...allowed]);
    const unreported = forbidden.filter(([, , reason], index) => !reports[index]?.some((message) => reason.test(message)));
    expect(unreported).toEqual([]);
    expect(reports.slice(forbidden.length)).toEqual(allowed.map(() => []));
  }, 120_000);

  it('have a sample for each rule: for its files, its words and its packages', () => {
    expect(rulesWithoutSample()).toEqual([]);
  });
});

interface Rule {
  readonly files: readonly string[];
  readonly message: string;
  readonly packages?: readonly string[];
}

function rulesWithoutSample(): Rule[] {
  const script = "import('./tools/lint/boundaries.mjs').then(({ rulesToProve }) => console.log(JSON.stringify(rulesToProve)))";
  const rules = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as Rule[];
  const matches = (patterns: readonly string[], text: string) => patterns.some((pattern) => matchesGlob(text, pattern));
  return rules.filter(
    ({ files, message, packages }) =>
      !forbidden.some(
        ([file, specifier, reason]) => matches(files, file) && reason.test(message) && (!packages || matches(packages, specifier)),
      ),
  );
}

function lint(samples: readonly (readonly [file: string, specifier: string, ...rest: unknown[]])[]): string[][] {
  const code = samples.map(([file, specifier]) => ({ file, code: `import * as x from '${specifier}';\nexport const y = x;\n` }));
  const output = execFileSync(process.execPath, ['tools/lint/probe.mjs'], {
    input: JSON.stringify(code),
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  });
  return JSON.parse(output) as string[][];
}
