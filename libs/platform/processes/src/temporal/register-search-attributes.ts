import { isOutage } from '@casewright/kernel';
import { isGrpcServiceError } from '@temporalio/client';
import { searchKeys } from './search-attributes';
import type { TemporalServer } from './temporal-server';

/** https://github.com/temporalio/api/blob/master/temporal/api/enums/v1/common.proto: IndexedValueType */
const kinds = { KEYWORD: 2, DATETIME: 6 } as const;
const alreadyThere = 6;
const patience = 60_000;

/**
 * Workflows of a namespace may only be filed under attributes that it knows, so the worker sees to them before it works. Where it may not add
 * them it says what to do.
 */
export async function registerSearchAttributes(server: TemporalServer): Promise<void> {
  // Where they are known nothing more is asked: not every server lets its users list or add them.
  if (await areKnown(server)) return;
  const { namespace } = server.options;
  const missing = await missingOf(server);
  if (missing.length > 0) {
    const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, kinds[type as keyof typeof kinds]]));
    try {
      await server.ask(({ connection }) => connection.operatorService.addSearchAttributes({ namespace, searchAttributes }));
    } catch (error) {
      if (!isGrpcServiceError(error) || Number(error.code) !== alreadyThere) throw new Error(advice(namespace, missing), { cause: error });
    }
  }
  await untilKnown(server);
}

type Key = (typeof searchKeys)[keyof typeof searchKeys];

async function missingOf(server: TemporalServer): Promise<readonly Key[]> {
  const { namespace } = server.options;
  const { customAttributes } = await server.ask(({ connection }) => connection.operatorService.listSearchAttributes({ namespace }));
  return Object.values(searchKeys).filter(({ name }) => !(name in (customAttributes ?? {})));
}

async function areKnown(server: TemporalServer): Promise<boolean> {
  const query = Object.values(searchKeys)
    .map(({ name }) => `${name} IS NULL`)
    .join(' AND ');
  try {
    await server.ask(({ workflow }) => workflow.count(query));
    return true;
  } catch (error) {
    if (isOutage(error)) throw error;
    return false;
  }
}

/** The server's parts hear of new attributes one after another. */
async function untilKnown(server: TemporalServer): Promise<void> {
  const end = Date.now() + patience;
  while (!(await areKnown(server))) {
    if (Date.now() > end) throw new Error('Temporal does not take up its new search attributes');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const advice = (namespace: string, missing: readonly Key[]): string =>
  `The Temporal namespace ${namespace} lacks search attributes, and they cannot be added from here. Add them once: ${missing
    .map(({ name, type }) => `temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${type}`)
    .join('; ')}`;
