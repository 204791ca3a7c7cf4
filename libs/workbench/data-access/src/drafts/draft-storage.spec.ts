import { draftedIds, dropDraft, dropDraftsAbout, dropDraftsOf, dropOldDrafts, keepDraft, keptFor, readDraft } from './draft-storage';

const now = Date.UTC(2026, 0, 5, 9);
const written = (at = now) => ({ at, version: 1, base: { name: 'Gold' }, content: { name: 'Golden' } });

describe('where drafts are kept', () => {
  beforeEach(() => {
    localStorage.clear();
    for (const [user, form] of [
      ['ada', 'customer:1'],
      ['ada', 'policies:1'],
      ['ben', 'customer:1'],
    ] as const)
      keepDraft(user, form, written());
  });
  afterEach(() => jest.restoreAllMocks());

  const left = () =>
    ['ada customer:1', 'ada policies:1', 'ben customer:1'].filter((each) => {
      const [user = '', form = ''] = each.split(' ');
      return readDraft(user, form, now) !== null;
    });

  it('gives each user their own back', () => {
    expect(readDraft('ada', 'customer:1', now)).toEqual(written());
    expect(readDraft('ben', 'policies:1', now)).toBeNull();
    dropDraft('ada', 'customer:1');
    expect(left()).toEqual(['ada policies:1', 'ben customer:1']);
  });

  it('drops those of one user, or all that are about one thing', () => {
    dropDraftsAbout('customer:1');
    expect(left()).toEqual(['ada policies:1']);
    dropDraftsOf('ada');
    expect(left()).toEqual([]);
  });

  it('keeps them for a week', () => {
    keepDraft('ada', 'policies:1', written(now - keptFor + 1));
    keepDraft('ben', 'customer:1', written(now - keptFor));
    expect(left()).toEqual(['ada customer:1', 'ada policies:1']);
    localStorage.setItem('cw:rail', 'folded');
    dropOldDrafts(now);
    expect(Object.keys(localStorage).sort()).toEqual(['cw:form:ada:customer:1', 'cw:form:ada:policies:1', 'cw:rail']);
  });

  it('reads nothing from what somebody else has put there', () => {
    for (const text of ['{', 'null', '7', '{"content":{}}']) {
      localStorage.setItem('cw:form:ada:policies:1', text);
      expect(readDraft('ada', 'policies:1', now)).toBeNull();
    }
  });

  it('lets whoever writes go on where the storage is full', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('It is full', 'QuotaExceededError');
    });
    expect(() => keepDraft('ada', 'customer:1', written())).not.toThrow();
  });

  it('knows of whom there are drafts', () => {
    keepDraft('ben', 'customer:2', written());
    expect([...draftedIds('customer')].sort()).toEqual(['1', '2']);
  });
});
