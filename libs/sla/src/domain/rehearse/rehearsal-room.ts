/** Those who watch a rehearsal are in `sla-rehearsal:<id>`. */
export const rehearsalRoomKind = 'sla-rehearsal';
