import { newId, upcast, type AnyEvent, type EventDefinition, type Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { EventTypes } from './event-types';
import type { AppendRequest } from './event-store';
import { isSealed, openValue, sealValue } from './sealing/seal';
import { SubjectKeys } from './sealing/subject-keys';

type Fields = Record<string, unknown>;
const noKeys: ReadonlyMap<string, null> = new Map();

/** An event as es.append takes it. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: Fields;
}

/** A row of es.events as the readers select it. */
export interface EventRow {
  readonly stream_id: string;
  readonly version: number;
  readonly epoch: number;
  readonly xid: string;
  readonly seq: string;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly data: Fields;
  readonly meta: Stored['meta'];
  /** As PostgreSQL writes it in UTC: `2026-01-05 09:00:00.12+00`. */
  readonly recorded_at: string;
}

/** Between events as the domain has them and rows: validates and seals on the way in, opens and upcasts on the way out. */
@Injectable()
export class EventCodec {
  constructor(
    private readonly types: EventTypes,
    private readonly keys: SubjectKeys,
  ) {}

  async encode({ category, events }: Pick<AppendRequest, 'category' | 'events'>): Promise<EncodedEvent[]> {
    const parsed = events.map((event) => this.parse(category, event));
    // Where an event names nobody there is nothing to seal, though another of its kind may hold text about somebody.
    const subjects = parsed.flatMap(({ definition, data }) =>
      definition.personalFields.length > 0 && data['subjectId'] !== null ? [String(data['subjectId'])] : [],
    );
    const keys = subjects.length > 0 ? await this.keys.forSealing(subjects) : new Map<string, Buffer>();
    return parsed.map(({ type, definition, data }) => {
      const id = newId();
      return { id, type, version: definition.version, data: sealFields(id, definition, data, keys) };
    });
  }

  async decode(rows: readonly EventRow[]): Promise<Stored[]> {
    const subjects = new Set<string>();
    for (const row of rows) {
      if (typeof row.data['subjectId'] === 'string' && hasSealed(row.data)) subjects.add(row.data['subjectId']);
    }
    const keys = subjects.size > 0 ? await this.keys.forOpening(subjects) : new Map<string, Buffer | null>();
    return rows.map((row) => this.toStored(row, keys));
  }

  /** Without the keys of anybody. */
  decodeUnopened(rows: readonly EventRow[]): Stored[] {
    return rows.map((row) => this.toStored(row, noKeys));
  }

  private parse(category: string, event: AnyEvent): { type: string; definition: EventDefinition; data: Fields } {
    const definition = this.types.find(event.type);
    if (!definition) throw new Error(`Event ${event.type} is not registered`);
    if (!event.type.startsWith(`${category}.`)) throw new Error(`Event ${event.type} does not belong into a ${category} stream`);
    return { type: event.type, definition, data: definition.schema.parse(event.data) as Fields };
  }

  private toStored(row: EventRow, keys: ReadonlyMap<string, Buffer | null>): Stored {
    const definition = this.types.find(row.type);
    const data = openFields(row, keys);
    return {
      type: row.type,
      // A type of a plugin that is gone is handed on as it was stored.
      data: definition ? upcast(definition, row.schema_version, data) : data,
      eventId: row.event_id,
      streamId: row.stream_id,
      category: row.type.slice(0, row.type.indexOf('.')),
      version: row.version,
      position: { epoch: row.epoch, xid: row.xid, seq: row.seq },
      meta: row.meta,
      recordedAt: isoTime(row.recorded_at),
    };
  }
}

/** Cheaper than a Date, which matters when millions of events are read again. */
function isoTime(written: string): string {
  const fraction = written.slice(20, written.indexOf('+'));
  return `${written.slice(0, 10)}T${written.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

function sealFields(eventId: string, definition: EventDefinition, data: Fields, keys: ReadonlyMap<string, Buffer>): Fields {
  const key = keys.get(String(data['subjectId']));
  if (definition.personalFields.length === 0 || !key) return data;
  const sealed = { ...data };
  for (const field of definition.personalFields) {
    const value = data[field];
    if (value !== null && value !== undefined) sealed[field] = sealValue(key, value, `${eventId}:${field}`);
  }
  return sealed;
}

function hasSealed(data: Fields): boolean {
  for (const field in data) if (isSealed(data[field])) return true;
  return false;
}

function openFields(row: EventRow, keys: ReadonlyMap<string, Buffer | null>): Fields {
  if (!hasSealed(row.data)) return row.data;
  const key = keys.get(String(row.data['subjectId']));
  const opened = { ...row.data };
  for (const [field, value] of Object.entries(row.data)) {
    if (isSealed(value)) opened[field] = key ? openValue(key, value, `${row.event_id}:${field}`) : null;
  }
  return opened;
}
