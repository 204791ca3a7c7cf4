import type { Admission, RoomPolicy } from '@casewright/realtime';
import { Injectable } from '@nestjs/common';
import { roomKind } from '../domain/room';

/** Everybody has one room, and is alone in it. */
@Injectable()
export class NotificationRooms implements RoomPolicy {
  readonly kinds = [roomKind];

  admission(): Promise<Admission> {
    return Promise.resolve((principal, id) => id === principal.userId && principal.permissions.has('notification.view'));
  }
}
