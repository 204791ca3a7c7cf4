/** What the socket carries. Rooms: `ticket:<id>`, `queue`, `notifications:<own user id>` and `backtest:<id>`; joining is checked by the same policy as REST. */
/** Who of the staff looks at a ticket. */
export interface TicketViewers {
  ticketId: string;
  viewers: { userId: string; name: string }[];
}

export interface ServerMessages {
  /** A ticket changed and its rows are readable; fetch it if you show it. */
  'ticket.changed': (message: { ticketId: string; version: number; eventTypes: string[] }) => void;
  /** A ticket left the reader's view (moved to another team, for example): take its row away. Sent to the queue room. */
  'ticket.gone': (message: { ticketId: string }) => void;
  /** Who looks at a ticket and who types. Sent to the ticket's room. */
  presence: (message: { ticketId: string; viewers: { userId: string; name: string; typing: boolean }[] }) => void;
  /**
   * Who looks at tickets of the list: of all that are looked at after joining, then of those where somebody came or went. Sent to staff
   * in the queue room, about tickets that they may see.
   */
  'queue.viewers': (message: { tickets: TicketViewers[] }) => void;
  /** What the room is about has changed; fetch it if you show it. Sent to rooms whose name says it all, such as `notifications:<id>`. */
  'room.changed': (message: { room: string }) => void;
  /** The right to a room has ended. */
  left: (message: { room: string }) => void;
}

export interface ClientMessages {
  join: (room: string, answer: (result: { ok: true } | { ok: false; code: string }) => void) => void;
  leave: (room: string) => void;
  typing: (message: { ticketId: string; typing: boolean }) => void;
}
