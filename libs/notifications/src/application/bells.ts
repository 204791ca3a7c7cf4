import { afterCommit } from '@casewright/persistence';
import { RealtimePublisher } from '@casewright/realtime';
import { Injectable } from '@nestjs/common';
import { roomOf } from '../domain/room';

/** Has the screens of people look again, in whichever process their sockets are. */
@Injectable()
export class Bells {
  constructor(private readonly publisher: RealtimePublisher) {}

  async ring(userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    await afterCommit(async () => this.publisher.roomsChanged(userIds.map(roomOf)));
  }
}
