import { z } from 'zod';
import type { CommandMeta } from './meta';

type ObjectSchema = z.ZodObject<z.ZodRawShape>;
type Upcaster = (older: never) => unknown;

/** One kind of event: the schema of its newest version, and how each older version becomes the next (v1→v2, v2→v3, …). */
export interface EventDefinition<S extends ObjectSchema = ObjectSchema> {
  readonly schema: S;
  readonly version: number;
  readonly upcasters: readonly ((older: unknown) => unknown)[];
  readonly personalFields: readonly string[];
  /** Those of them that hold what people tell each other, about whomever. */
  readonly remarks: readonly string[];
}

const personalSchemas = new WeakSet<z.ZodType>();
const remarkSchemas = new WeakSet<z.ZodType>();

/** Marks a top-level field as text about a person: it is sealed with the key of the person named by the field `subjectId`, unless that is null. */
export function personal<S extends z.ZodType>(schema: S): S {
  const marked = schema.meta({ personal: true }) as S;
  personalSchemas.add(marked);
  return marked;
}

/** A personal field that only people have use for: processes never get it, also where an older version of the event said about nobody whom it is about. */
export function remark<S extends z.ZodType>(schema: S): S {
  const marked = personal(schema);
  remarkSchemas.add(marked);
  return marked;
}

/** Declares an event. Each upcaster adds one version. */
export function event<S extends ObjectSchema>(schema: S, ...upcasters: Upcaster[]): EventDefinition<S> {
  const fieldsIn = (marked: WeakSet<z.ZodType>) => Object.keys(schema.shape).filter((name) => marked.has(schema.shape[name] as z.ZodType));
  const personalFields = fieldsIn(personalSchemas);
  if (personalFields.length > 0 && !('subjectId' in schema.shape)) {
    throw new Error(`An event with personal fields (${personalFields.join(', ')}) needs a subjectId`);
  }
  const version = upcasters.length + 1;
  return {
    schema,
    version,
    upcasters: upcasters as unknown as EventDefinition['upcasters'],
    personalFields,
    remarks: fieldsIn(remarkSchemas),
  };
}

/** Carries data of an older schema version to the newest, one version at a time. Destroyed personal text is `null` in it. */
export function upcast(definition: EventDefinition, fromVersion: number, data: unknown): unknown {
  return definition.upcasters.slice(fromVersion - 1).reduce((older, step) => step(older), data);
}

export type EventCatalog = Readonly<Record<string, EventDefinition>>;

/** `defineEvents('ticket', { opened })` is a catalog with the key `ticket.opened`. */
export function defineEvents<C extends string, D extends Record<string, EventDefinition>>(
  category: C,
  definitions: D,
): { readonly [K in keyof D & string as `${C}.${K}`]: D[K] } {
  const named = Object.entries(definitions).map(([name, definition]) => [`${category}.${name}`, definition]);
  return Object.fromEntries(named) as never;
}

/** The union of a catalog's events, each `{ type, data }`. */
export type EventOf<Catalog extends EventCatalog> = {
  [K in keyof Catalog & string]: { readonly type: K; readonly data: z.infer<Catalog[K]['schema']> };
}[keyof Catalog & string];

export interface AnyEvent {
  readonly type: string;
  readonly data: unknown;
}

/** Where an event stands in the log. Compare as (epoch, xid, seq); xid and seq exceed 2^53, so they are decimal strings. */
export interface Position {
  readonly epoch: number;
  readonly xid: string;
  readonly seq: string;
}

/** An event as it was read back: upcast to its newest version, its personal fields opened (or `null` where the key was destroyed). */
export type Stored<E extends AnyEvent = AnyEvent> = E & {
  readonly eventId: string;
  readonly streamId: string;
  readonly category: string;
  /** Place in its stream, from 1. */
  readonly version: number;
  readonly position: Position;
  readonly meta: CommandMeta;
  /** When the database wrote it (ISO 8601, UTC); `meta.at` is when it happened. */
  readonly recordedAt: string;
};
