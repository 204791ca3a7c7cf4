import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session';
import { Realtime } from './realtime';

type Listener = (...message: unknown[]) => void;

/** Stands in for the socket: what the client sent, and a way to speak as the server. */
class Wire {
  connected = false;
  readonly sent: unknown[][] = [];
  private readonly listeners = new Map<string, Listener>();

  on(event: string, listener: Listener): void {
    this.listeners.set(event, listener);
  }

  emit(...message: unknown[]): void {
    this.sent.push(message.filter((part) => typeof part !== 'function'));
    const answer = message.find((part): part is Listener => typeof part === 'function');
    answer?.({ ok: message[1] !== 'ticket:forbidden' });
  }

  hear(event: string, ...message: unknown[]): void {
    if (event === 'connect') this.connected = true;
    if (event === 'disconnect') this.connected = false;
    this.listeners.get(event)?.(...message);
  }

  readonly connect = jest.fn();
  readonly disconnect = jest.fn();
}

let wire: Wire;
jest.mock('socket.io-client', () => ({ io: () => wire }));

/** Everything that was promised has come. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

const me = signal<{ id: string } | null>({ id: 'u1' });

async function start(): Promise<Realtime> {
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { me, token: () => Promise.resolve('t') } }] });
  const realtime = TestBed.inject(Realtime);
  TestBed.tick();
  await nextTurn();
  wire.hear('connect');
  return realtime;
}

describe('Realtime', () => {
  beforeEach(() => {
    wire = new Wire();
    me.set({ id: 'u1' });
  });

  it('joins a room once, however many parts of a page want it, and leaves with the last', async () => {
    const realtime = await start();
    const leaves = [realtime.join('queue'), realtime.join('queue')];
    await nextTurn();
    leaves[0]?.();
    await nextTurn();
    expect(wire.sent).toEqual([['join', 'queue']]);
    leaves[1]?.();
    await nextTurn();
    expect(wire.sent.at(-1)).toEqual(['leave', 'queue']);
  });

  it('says that the connection is lost, comes back into its rooms and has pages catch up', async () => {
    const realtime = await start();
    realtime.join('queue');
    await nextTurn();
    const returned = jest.fn();
    realtime.returned.subscribe(returned);
    wire.hear('disconnect', 'transport close');
    expect(realtime.connection()).toBe('lost');
    wire.hear('connect');
    expect(realtime.connection()).toBe('live');
    expect(wire.sent).toEqual([
      ['join', 'queue'],
      ['join', 'queue'],
    ]);
    expect(returned).toHaveBeenCalledTimes(1);
  });

  it('tells of changes, and of rooms that one may not enter', async () => {
    const realtime = await start();
    const heard: unknown[] = [];
    realtime.changed.subscribe((change) => heard.push(change.ticketId));
    realtime.roomChanged.subscribe(({ room }) => heard.push(room));
    realtime.left.subscribe(({ room }) => heard.push(room));
    wire.hear('ticket.changed', { ticketId: 't1', version: 2, eventTypes: [] });
    wire.hear('room.changed', { room: 'notifications:u1' });
    realtime.join('ticket:forbidden');
    await nextTurn();
    expect(heard).toEqual(['t1', 'notifications:u1', 'ticket:forbidden']);
  });

  it('closes when the session is over', async () => {
    await start();
    me.set(null);
    TestBed.tick();
    await nextTurn();
    expect(wire.disconnect).toHaveBeenCalled();
    wire.hear('disconnect', 'io client disconnect');
    expect(TestBed.inject(Realtime).connection()).toBe('connecting');
  });
});
