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
  const known = await server.ask(({ workflowService }) => workflowService.describeNamespace({ namespace }).then(() => knownTo(server)));
  return Object.values(searchKeys).filter(({ name }) => !known.has(name));
}

async function knownTo(server: TemporalServer): Promise<ReadonlySet<string>> {
  const { namespace } = server.options;
  const { customAttributes } = await server.ask(({ connection }) => connection.operatorService.listSearchAttributes({ namespace }));
  return new Set(Object.keys(customAttributes ?? {}));
}

/** The server's parts hear of new attributes one after another. */
async function untilKnown(server: TemporalServer): Promise<void> {
  const end = Date.now() + patience;
  const query = Object.values(searchKeys)
    .map(({ name }) => `${name} IS NULL`)
    .join(' AND ');
  for (;;) {
    try {
      await server.ask(({ workflow }) => workflow.count(query));
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

const advice = (namespace: string, missing: readonly Key[]): string =>
  `The Temporal namespace ${namespace} lacks search attributes, and they cannot be added from here. Add them once: ${missing
    .map(({ name, type }) => `temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${type}`)
    .join('; ')}`;
