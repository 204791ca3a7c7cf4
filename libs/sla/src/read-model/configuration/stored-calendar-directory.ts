import { CalendarDirectory, type WorkingHours } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import { workingHoursOf } from '../../domain/working-hours';
import { Configuration } from './configuration';

/** The hours of a version never change, so those that were worked out are kept with the version. */
@Injectable()
export class StoredCalendarDirectory extends CalendarDirectory {
  private readonly kept = new WeakMap<object, WorkingHours>();

  constructor(private readonly configuration: Configuration) {
    super();
  }

  async current(ids: readonly string[]): Promise<ReadonlyMap<string, WorkingHours>> {
    return this.versions(await this.configuration.liveCalendarVersions(ids));
  }

  async versions(names: readonly { readonly id: string; readonly version: number }[]): Promise<ReadonlyMap<string, WorkingHours>> {
    const found = await this.configuration.calendars(names);
    return new Map(
      found.map((calendar) => {
        const hours = this.kept.get(calendar) ?? workingHoursOf(calendar);
        this.kept.set(calendar, hours);
        return [calendar.id, hours];
      }),
    );
  }
}
