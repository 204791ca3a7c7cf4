import { TestBed } from '@angular/core/testing';
import type { MeView } from '@casewright/contracts';
import { AccountApi, Session, problemFrom } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { OwnName } from './own-name';

describe("one's own name", () => {
  let there: Pick<MeView, 'name' | 'version'>;
  const api = {
    me: jest.fn(() => Promise.resolve(there)),
    rename: jest.fn((name: string, version: number) => {
      if (version !== there.version) return Promise.reject(problemFrom(412, { code: 'version.stale', detail: 'Stale.' }));
      there = { name, version: version + 1 };
      return Promise.resolve(there);
    }),
  };
  const session = { me: () => ({ name: 'Ada', version: 3 }), renew: jest.fn(() => Promise.resolve(null)) };

  async function show() {
    TestBed.configureTestingModule({
      providers: [
        { provide: AccountApi, useValue: api },
        { provide: Session, useValue: session },
        { provide: Notices, useValue: { say: jest.fn() } },
      ],
    });
    const fixture = TestBed.createComponent(OwnName);
    const settled = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settled();
    const element = fixture.nativeElement as HTMLElement;
    const field = element.querySelector('input');
    const press = async (label: string) => {
      [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label)?.click();
      await settled();
    };
    const type = async (text: string) => {
      if (!field) throw new Error('There is no field');
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await settled();
    };
    return { element, field, press, type };
  }

  it('is saved on the version that was read when the page opened', async () => {
    there = { name: 'Ada', version: 4 };
    const { press, type } = await show();
    await type(' Ada Quist ');
    await press('Save name');
    expect(api.rename).toHaveBeenLastCalledWith('Ada Quist', 4);
    expect(session.renew).toHaveBeenCalled();
    await type('Ada Q');
    await press('Save name');
    expect(there).toEqual({ name: 'Ada Q', version: 6 });
  });

  it('asks whose name stays where somebody else was faster', async () => {
    there = { name: 'Ada', version: 4 };
    const { element, field, press, type } = await show();
    await type('Mine');
    there = { name: 'Theirs', version: 5 };
    await press('Save name');
    expect([field?.value, element.querySelector('cw-stale-notice') !== null]).toEqual(['Mine', true]);
    await press('Save mine over theirs');
    expect(there).toEqual({ name: 'Mine', version: 6 });

    await type('Mine again');
    there = { name: 'Theirs again', version: 7 };
    await press('Save name');
    await press('Show theirs, drop mine');
    expect([field?.value, element.querySelector('cw-stale-notice')]).toEqual(['Theirs again', null]);
  });

  it('says what else the server has against it', async () => {
    there = { name: 'Ada', version: 4 };
    const { element, press, type } = await show();
    await type('Ada Quist');
    api.rename.mockImplementationOnce(() => Promise.reject(problemFrom(400, { code: 'request.invalid', detail: 'Not such a name.' })));
    await press('Save name');
    expect(element.querySelector('.problem')?.textContent).toBe('Not such a name.');
  });
});
