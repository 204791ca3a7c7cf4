import { TestBed } from '@angular/core/testing';
import { ApiProblem, SuspendedApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { SuspendedBar } from './suspended-bar';

describe('settling many suspended mails', () => {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const api = { release: jest.fn((_: string) => Promise.resolve()), delete: jest.fn((_: string) => Promise.resolve()) };

  async function show(...ids: string[]) {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        { provide: SuspendedApi, useValue: api },
        { provide: Notices, useValue: notices },
      ],
    });
    const fixture = TestBed.createComponent(SuspendedBar);
    const settled: string[][] = [];
    fixture.componentInstance.settled.subscribe((done) => settled.push([...done]));
    fixture.componentRef.setInput('picked', new Set(ids));
    await fixture.whenStable();
    const press = async (label: string) => {
      const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
      buttons.find((button) => button.textContent?.trim() === label)?.click();
      await fixture.whenStable();
    };
    return { settled, press };
  }

  it('deletes them only after asking once more', async () => {
    const { settled, press } = await show('a', 'b');
    await press('Delete …');
    expect(api.delete).not.toHaveBeenCalled();
    await press('Delete 2 for good');
    expect(settled).toEqual([['a', 'b']]);
    expect(notices.say).toHaveBeenCalledWith('2 deleted');
  });

  it('leaves those where they are that were refused, and says why', async () => {
    const { settled, press } = await show('a', 'b', 'c');
    api.release.mockRejectedValueOnce(new ApiProblem(422, 'request.invalid', 'The mail does not say who wrote it.', null, []));
    await press('Open tickets');
    expect(settled).toEqual([['b', 'c']]);
    expect(notices.refuse).toHaveBeenCalledWith('2 opened as tickets, 1 not. The mail does not say who wrote it.');
  });
});
