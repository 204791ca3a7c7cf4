import { Database } from '@casewright/persistence';
import type { Admission, RoomPolicy } from '@casewright/realtime';
import { Injectable } from '@nestjs/common';
import { rehearsalRoomKind } from '../../domain/rehearse/rehearsal-room';

/** Whoever may see policies may watch a rehearsal. */
@Injectable()
export class RehearsalRooms implements RoomPolicy {
  readonly kinds = [rehearsalRoomKind];

  constructor(private readonly database: Database) {}

  async admission(_kind: string, ids: readonly (string | null)[]): Promise<Admission> {
    const asked = ids.filter((id) => id !== null);
    const rows = await this.database.query<{ id: string }>('select id from sla.rehearsals where id = any ($1::uuid[])', [asked]);
    const known = new Set<string | null>(rows.map(({ id }) => id));
    return (principal, id) => known.has(id) && principal.permissions.has('sla.view');
  }
}
