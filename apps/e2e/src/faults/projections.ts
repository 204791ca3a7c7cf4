import { until } from '@casewright/testing';
import type { Desk } from './desk';
import type { Findings } from './findings';

/** Builds every projection anew from the log, one by one; answers rows that one of two builds has and the other has not. */
export async function differencesAfterRebuild(desk: Desk, findings: Findings): Promise<object[]> {
  const projections = (await desk.subscriptions()).filter(({ kind, state }) => kind === 'projection' && state === 'live');
  const found: object[] = [];
  for (const { name, build } of projections) {
    const view = `rm.${name.replaceAll('-', '_')}`;
    const before = await findings.tableBehind(view);
    await desk.rebuild(name);
    await until(
      async () => (await desk.subscriptions()).some((one) => one.name === name && one.state === 'live' && one.build > build),
      60_000,
    );
    const after = await findings.tableBehind(view);
    if (after === before) throw new Error(`${name} was not built anew`);
    found.push(...(await findings.difference(before, after)).map((row) => ({ name, ...row })));
  }
  return found;
}
