import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiProblem, Session, TicketsApi, offline } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { Drafts, emptyDraft } from './drafts';
import { Outbox } from './outbox';

const reply = { ...emptyDraft, body: 'We come today.' };
const refuse = jest.fn();
const read = jest.fn();
const closed = new ApiProblem(409, 'ticket.closed', 'The ticket is closed.', null, []);

const me = signal<{ id: string } | null>({ id: 'u1' });
let signOut: () => Promise<unknown>;

function setUp(comment: jest.Mock = jest.fn().mockResolvedValue({})) {
  const edit = jest.fn().mockResolvedValue({});
  TestBed.configureTestingModule({
    providers: [
      { provide: TicketsApi, useValue: { comment, edit, read } },
      { provide: Session, useValue: { me, beforeSignOut: (work: () => Promise<unknown>) => (signOut = work) } },
      { provide: Notices, useValue: { refuse } },
    ],
  });
  return { outbox: TestBed.inject(Outbox), comment, edit };
}

describe('Outbox', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    sessionStorage.clear();
    localStorage.clear();
    refuse.mockClear();
    read.mockReset();
    me.set({ id: 'u1' });
  });
  afterEach(() => jest.useRealTimers());

  it('holds a public reply for ten seconds, then sends it once', async () => {
    const { outbox, comment } = setUp();
    outbox.add('t1', reply, null);
    await jest.advanceTimersByTimeAsync(9_900);
    expect(comment).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(comment).toHaveBeenCalledTimes(1);
    expect(outbox.waiting()).toEqual([]);
  });

  it('gives the draft back when it is taken back', async () => {
    const { outbox, comment } = setUp();
    outbox.add('t1', reply, null);
    expect(outbox.takeBack(outbox.waiting()[0]?.key ?? '')).toEqual(reply);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(comment).not.toHaveBeenCalled();
  });

  it('adds a note at once and then sets the status', async () => {
    const { outbox, comment, edit } = setUp();
    outbox.add('t1', { ...reply, visibility: 'internal' }, 'pending');
    await jest.advanceTimersByTimeAsync(1);
    expect(comment).toHaveBeenCalledWith(
      't1',
      { body: 'We come today.', format: 'text', channel: 'web', visibility: 'internal' },
      expect.any(String),
    );
    expect(edit).toHaveBeenCalledWith('t1', { status: 'pending' });
  });

  it('sends at once when the page is left', () => {
    const { outbox, comment } = setUp();
    outbox.add('t1', reply, null);
    dispatchEvent(new Event('pagehide'));
    expect(comment).toHaveBeenCalledTimes(1);
  });

  it('after a reload sends what was left under the same key', async () => {
    const first = setUp(jest.fn().mockReturnValue(new Promise(() => undefined)));
    first.outbox.add('t1', reply, null);
    const [waiting] = first.outbox.waiting();
    TestBed.resetTestingModule();
    const { comment } = setUp();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(comment).toHaveBeenCalledWith('t1', expect.anything(), waiting?.key);
  });

  it('tries again under the same key while offline', async () => {
    const comment = jest.fn().mockRejectedValueOnce(offline()).mockResolvedValue({});
    const { outbox } = setUp(comment);
    outbox.add('t1', reply, null);
    await jest.advanceTimersByTimeAsync(25_000);
    const keys = comment.mock.calls.map((call: unknown[]) => call[2]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(outbox.waiting()).toEqual([]);
  });

  it('puts a refused reply back into the draft and says why', async () => {
    const { outbox } = setUp(jest.fn().mockRejectedValue(new Error('The ticket is closed.')));
    outbox.add('t1', reply, null);
    await jest.advanceTimersByTimeAsync(11_000);
    expect(TestBed.inject(Drafts).read('t1')?.body).toBe('We come today.');
    expect(refuse).toHaveBeenCalledWith('Not done: The ticket is closed.');
  });

  it('puts what a merged ticket refuses into the draft of the one where it goes on, and names that', async () => {
    const { outbox } = setUp(jest.fn().mockRejectedValue(closed));
    read.mockResolvedValue({ id: 't1', reference: 'T-1001', mergedInto: { id: 't2', reference: 'T-1002' } });
    const drafts = TestBed.inject(Drafts);
    drafts.write('t2', { ...emptyDraft, body: 'Hello' });
    outbox.add('t1', { ...reply, visibility: 'internal' }, null);
    await jest.advanceTimersByTimeAsync(11_000);
    expect(drafts.read('t1')).toBeNull();
    expect(drafts.read('t2')).toEqual({ visibility: 'internal', body: 'Hello\n\nWe come today.', attachments: [] });
    expect(refuse).toHaveBeenCalledTimes(1);
    expect(refuse).toHaveBeenCalledWith(expect.stringMatching(/T-1001 is merged into T-1002\..*waits there as a draft/));
  });

  it.each([
    ['is not merged', () => Promise.resolve({ id: 't1', reference: 'T-1001', mergedInto: null })],
    ['cannot be asked', () => Promise.reject(offline())],
  ])('leaves the draft where it is if the closed ticket %s', async (_, answer) => {
    const { outbox } = setUp(jest.fn().mockRejectedValue(closed));
    read.mockImplementation(answer);
    outbox.add('t1', reply, null);
    await jest.advanceTimersByTimeAsync(11_000);
    expect(TestBed.inject(Drafts).read('t1')).toEqual(reply);
    expect(refuse).toHaveBeenCalledWith('Not done: The ticket is closed.');
  });

  it('sends what waits before the session is given up', async () => {
    const { outbox, comment } = setUp();
    outbox.add('t1', reply, null);
    await signOut();
    expect(comment).toHaveBeenCalledTimes(1);
  });

  it('lets a reply wait for its writer when the session ends by itself, whoever uses the tab in between', async () => {
    const { outbox, comment } = setUp();
    outbox.add('t1', reply, null);
    for (const next of [null, { id: 'u2' }]) {
      me.set(next);
      TestBed.tick();
      await jest.advanceTimersByTimeAsync(20_000);
    }
    expect(comment).not.toHaveBeenCalled();
    me.set({ id: 'u1' });
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(1);
    expect(comment).toHaveBeenCalledTimes(1);
  });

  it('does not lose a reply that is refused because the session ended meanwhile', async () => {
    const comment = jest.fn().mockImplementationOnce(() => {
      me.set(null);
      return Promise.reject(new Error('Sign in first.'));
    });
    const { outbox } = setUp(comment);
    outbox.add('t1', reply, null);
    await jest.advanceTimersByTimeAsync(11_000);
    TestBed.tick();
    expect(refuse).not.toHaveBeenCalled();
    me.set({ id: 'u1' });
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(1);
    expect(comment).toHaveBeenCalledTimes(2);
  });
});
