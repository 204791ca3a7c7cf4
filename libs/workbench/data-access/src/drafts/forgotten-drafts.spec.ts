import { TestBed } from '@angular/core/testing';
import { CustomersApi } from '../customers/customers.api';
import { problemFrom } from '../http/api-problem';
import { Session } from '../session/session';
import { draftedIds, keepDraft } from './draft-storage';
import { ForgottenDrafts } from './forgotten-drafts';

describe('drafts about people', () => {
  const read = jest.fn((id: string) => {
    if (id === 'gone') return Promise.reject(problemFrom(404, {}));
    if (id === 'unknown') return Promise.reject(problemFrom(503, {}));
    return Promise.resolve({ id, erasedAt: id === 'erased' ? '2026-01-05T09:00:00.000Z' : null });
  });
  const drop = (permissions: readonly string[]) => {
    const may = (permission: string) => permissions.includes(permission);
    TestBed.configureTestingModule({
      providers: [
        { provide: CustomersApi, useValue: { read } },
        { provide: Session, useValue: { may } },
      ],
    });
    return TestBed.inject(ForgottenDrafts).drop();
  };

  beforeEach(() => {
    localStorage.clear();
    read.mockClear();
    for (const id of ['erased', 'gone', 'here', 'unknown'])
      for (const user of ['reader', 'somebody-else'])
        keepDraft(user, `customer:${id}`, { at: Date.now(), version: 1, base: {}, content: { name: 'Ada' } });
  });

  it('go when the people were forgotten, whoever typed them', async () => {
    await drop(['customer.view']);
    expect([...draftedIds('customer')].sort()).toEqual(['here', 'unknown']);
    expect(read).toHaveBeenCalledTimes(4);
  });

  it('are nobody’s business who may not see people', async () => {
    await drop([]);
    expect(read).not.toHaveBeenCalled();
  });
});
