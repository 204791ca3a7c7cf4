import { Injectable } from '@nestjs/common';
import { RoomPolicies, type RoomPolicy } from './room-policy';

@Injectable()
export class RegisteredRoomPolicies extends RoomPolicies {
  private readonly policies: RoomPolicy[] = [];

  register(policy: RoomPolicy): void {
    const taken = policy.kinds.find((kind) => this.find(kind));
    if (taken) throw new Error(`Rooms of the kind ${taken} have a policy already`);
    this.policies.push(policy);
  }

  find(kind: string): RoomPolicy | undefined {
    return this.policies.find((policy) => policy.kinds.includes(kind));
  }

  all(): readonly RoomPolicy[] {
    return this.policies;
  }
}
