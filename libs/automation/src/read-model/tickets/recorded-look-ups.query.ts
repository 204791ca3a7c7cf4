import { CalendarDirectory } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { nothingLookedUp, type LookedUp } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { lookedUp, type FoundLookUps } from '../../domain/found-look-ups';

interface Row {
  readonly eventId: string;
  readonly found: FoundLookUps;
}

/** What was looked up for events when rules decided on them. */
@Injectable()
export class RecordedLookUps {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarDirectory,
  ) {}

  async found(eventIds: readonly string[]): Promise<ReadonlyMap<string, FoundLookUps>> {
    const rows = await this.database.query<Row & object>(
      'select event_id as "eventId", found from automation.look_ups where event_id = any ($1)',
      [eventIds],
    );
    return new Map(rows.map(({ eventId, found }) => [eventId, found]));
  }

  /** For rules that are asked about the events once more; what was not looked up then is not known now. */
  async ofEvents(eventIds: readonly string[]): Promise<(eventId: string) => LookedUp> {
    const found = await this.found(eventIds);
    const read = new Map<string, LookedUp>();
    for (const [eventId, one] of found) read.set(eventId, await this.read(one));
    return (eventId) => read.get(eventId) ?? nothingLookedUp;
  }

  async read(found: FoundLookUps): Promise<LookedUp> {
    const names = Object.entries(found.calendars).map(([id, version]) => ({ id, version }));
    return lookedUp(found, names.length === 0 ? new Map() : await this.calendars.versions(names));
  }
}
