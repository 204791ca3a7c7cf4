import { TestBed } from '@angular/core/testing';
import { TicketTrail } from './ticket-trail';

describe('TicketTrail', () => {
  const start = () => {
    const trail = TestBed.inject(TicketTrail);
    trail.show('/queue?view=mine', ['a', 'b', 'c']);
    return trail;
  };

  it('leads from ticket to ticket, and ends at the ends', () => {
    const trail = start();
    expect([trail.beside('a', 1), trail.beside('b', -1), trail.beside('a', -1), trail.beside('c', 1)]).toEqual(['b', 'a', null, null]);
    expect(trail.place('c')).toEqual({ at: 3, of: 3 });
  });

  it('knows nothing of a ticket that was opened from elsewhere', () => {
    const trail = start();
    expect([trail.place('z'), trail.beside('z', 1)]).toEqual([null, null]);
  });

  it('leads back to the list with its filters', () => {
    expect(start().url()).toBe('/queue?view=mine');
  });
});
