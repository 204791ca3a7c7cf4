import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A door that opens once. Its secret is not here: it is worked out from the key when the mail is written. */
export const InvitationEntity = defineEntity({
  name: 'Invitation',
  schema: 'identity',
  tableName: 'invitations',
  properties: (p) => ({
    id: p.uuid().primary(),
    userId: p.uuid(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
    endedBecause: p.text().$type<'used' | 'replaced' | 'withdrawn'>().nullable(),
  }),
});
export type Invitation = InferEntity<typeof InvitationEntity>;
