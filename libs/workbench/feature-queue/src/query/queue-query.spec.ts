import { listQuery, readQuery, urlParams, withFilter } from './queue-query';

describe('the queue in the URL', () => {
  it('shows all open tickets by what is due next where the URL says nothing', () => {
    expect(readQuery({})).toEqual({ view: 'open', filters: {}, q: '', sort: 'slaDueAt' });
    expect(listQuery(readQuery({}))).toEqual({ category: 'new,open,pending,on-hold', snoozed: 'false', sort: 'slaDueAt' });
  });

  it('takes links with filters of their own as they are', () => {
    const query = readQuery({ priority: 'urgent,high', createdFrom: '2026-11-01T00:00:00.000Z' });
    expect(query.view).toBeNull();
    expect(listQuery(query)).toEqual({ priority: 'urgent,high', createdFrom: '2026-11-01T00:00:00.000Z', sort: 'slaDueAt' });
  });

  it('puts filters over those of the view', () => {
    const query = withFilter(readQuery({ view: 'mine' }), 'category', ['solved']);
    expect(listQuery(query)).toEqual({ assigneeId: 'me', category: 'solved', snoozed: 'false', sort: 'slaDueAt' });
  });

  it.each([{}, { view: 'solved' }, { view: 'mine', priority: 'urgent', q: 'lamp', sort: '-createdAt' }, { tag: 'vip,projector' }])(
    'reads %o back as it was written',
    (params) => {
      const query = readQuery(params);
      expect(readQuery(urlParams(query))).toEqual(query);
    },
  );

  it('lets go of a filter without leaving an empty one behind', () => {
    expect(urlParams(withFilter(readQuery({ view: 'open', tag: 'vip' }), 'tag', []))).toEqual({ view: 'open' });
  });

  it('ignores what it does not know', () => {
    expect(readQuery({ view: 'nonsense', colour: 'red' }).view).toBe('open');
  });
});
