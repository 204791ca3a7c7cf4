import type { AnyEvent, CommandMeta, Position, Stored } from '@casewright/kernel';

/** What the writer believes about the stream: its exact version, that it is new, that it exists, or nothing. */
export type ExpectedVersion = number | 'none' | 'exists' | 'any';

/** Told the last event of what this process appended; of other processes' appends it is told without. */
export type AppendListener = (lastEventId?: string) => void;

export interface AppendRequest {
  readonly streamId: string;
  readonly category: string;
  readonly expected: ExpectedVersion;
  readonly events: readonly AnyEvent[];
  readonly meta: CommandMeta;
  /** Hash of the command's content; the same command id with another hash is refused with `command.reused`. */
  readonly requestHash: string;
}

export interface AppendResult {
  readonly fromVersion: number;
  readonly toVersion: number;
  /** True: this command had been stored before, nothing was written now. */
  readonly repeated: boolean;
}

export interface LogPage {
  readonly events: readonly Stored[];
  /** Where to read on; equals `after` when nothing was there. */
  readonly next: Position;
}

/** The log. Appends are refused with `DomainError('version.stale')` when the expectation fails. */
export abstract class EventStore {
  abstract append(request: AppendRequest): Promise<AppendResult>;
  /** Result of an earlier command, so that a handler can answer a repeat without deciding again. */
  abstract findCommand(commandId: string): Promise<(AppendResult & { streamId: string; requestHash: string }) | null>;
  /** Events of one stream, oldest first; `until` is inclusive. */
  abstract readStream(streamId: string, range?: { after?: number; until?: number }): Promise<readonly Stored[]>;
  /** The events before a version of each of many streams, in one go: stream by stream, oldest first. */
  abstract readStreamsBefore(versions: ReadonlyMap<string, number>): Promise<readonly Stored[]>;
  /** The events of many streams that have one of these types, for whoever needs no word of a person: text about people stays null. */
  abstract readStreamsUnopened(streamIds: readonly string[], types: readonly string[]): Promise<readonly Stored[]>;
  /** The whole log in its safe order, optionally of some types only. */
  abstract readLog(after: Position, limit: number, types?: readonly string[]): Promise<LogPage>;
  /** The place of the newest committed event, including those that readers cannot see yet; null while the log is empty. */
  abstract newestPosition(): Promise<Position | null>;
  /** Called after each append of this process and on each notification of another; wakes the readers. */
  abstract onAppended(listener: AppendListener): () => void;
  /** Streams with events about a person. Reads through the whole log: for erasure, not for requests. */
  abstract streamsAbout(subjectId: string): Promise<readonly string[]>;
  /** Called when somebody's text was made unreadable, by this process or another: nobody may go on holding it in memory. */
  abstract onForgotten(listener: () => void): void;
  /** Makes the personal text about somebody unreadable, for good. */
  abstract destroySubjectKey(subjectId: string): Promise<void>;
}

/** The place before the first event. */
export const logStart: Position = { epoch: 0, xid: '0', seq: '0' };
