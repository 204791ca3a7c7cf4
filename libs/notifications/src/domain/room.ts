export const roomKind = 'notifications';

/** The room that tells one person's screens to look again. */
export const roomOf = (userId: string): string => `${roomKind}:${userId}`;
