import { Global, Module } from '@nestjs/common';
import { ChangeChannel } from './notify/change-channel';
import { RealtimeGateway } from './realtime.gateway';
import { RegisteredRoomPolicies } from './registered-room-policies';
import { RealtimePublisher, RoomPolicies } from './room-policy';
import { Admit } from './sockets/admit';
import { Announce } from './sockets/announce';
import { Membership } from './sockets/membership';
import { QueueViewers } from './sockets/queue-viewers';
import { RecheckLoop } from './sockets/recheck-loop';
import { RedisSharing } from './sockets/redis-sharing';

/** A process without HTTP has the publisher only: Nest attaches gateways to servers. */
@Global()
@Module({
  providers: [
    Admit,
    Announce,
    ChangeChannel,
    Membership,
    QueueViewers,
    RealtimeGateway,
    RecheckLoop,
    RedisSharing,
    { provide: RealtimePublisher, useExisting: ChangeChannel },
    { provide: RoomPolicies, useClass: RegisteredRoomPolicies },
  ],
  exports: [RealtimePublisher, RoomPolicies],
})
export class RealtimeModule {}
