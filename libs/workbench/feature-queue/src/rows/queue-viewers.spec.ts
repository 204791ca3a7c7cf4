import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Realtime, Session } from '@casewright/data-access';
import { Subject } from 'rxjs';
import { QueueViewers } from './queue-viewers';

function start() {
  const realtime = { queueViewers: new Subject<unknown>(), returned: new Subject<void>() };
  TestBed.configureTestingModule({
    providers: [QueueViewers, { provide: Realtime, useValue: realtime }, { provide: Session, useValue: { me: signal({ id: 'me' }) } }],
  });
  const viewers = TestBed.inject(QueueViewers);
  const hear = (ticketId: string, ...userIds: string[]) =>
    realtime.queueViewers.next({ tickets: [{ ticketId, viewers: userIds.map((userId) => ({ userId, name: userId })) }] });
  const seen = () => [...viewers.byTicket()].map(([id, others]) => `${id}: ${others.map(({ name }) => name).join()}`);
  return { realtime, hear, seen };
}

describe('who looks at the tickets of the queue', () => {
  it('is known ticket by ticket, without oneself', () => {
    const { hear, seen } = start();
    hear('t1', 'me', 'amira');
    hear('t2', 'me');
    expect(seen()).toEqual(['t1: amira']);
    hear('t1', 'me', 'amira', 'jonas');
    expect(seen()).toEqual(['t1: amira,jonas']);
    hear('t1');
    expect(seen()).toEqual([]);
  });

  it('is learnt anew after a gap', () => {
    const { realtime, hear, seen } = start();
    hear('t1', 'amira');
    realtime.returned.next();
    hear('t2', 'jonas');
    expect(seen()).toEqual(['t2: jonas']);
  });
});
