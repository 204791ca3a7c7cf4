import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ChangedClock, PreviewSlaChange, SlaChangePreview } from '@casewright/contracts';
import { ApiProblem, SlaChangesApi } from '@casewright/data-access';
import { ChangeQuestion } from './change-question';

const none = { count: 0, first: [] };
const clock = (number: number): ChangedClock => ({
  ticket: { id: `t${number}`, number, subject: `Lamp ${number}` },
  target: 'resolution',
  before: { state: 'active', dueAt: '2026-03-02T13:00:00.000Z' },
  after: { state: 'breached', dueAt: '2026-03-02T09:00:00.000Z' },
});
const preview: SlaChangePreview = {
  ...{ tickets: 40, touched: 3, open: 40, next: null, saved: none, moved: { count: 1, first: [{ ...clock(3), after: null }] } },
  breached: { count: 2, first: [clock(1)] },
};
const asked = jest.fn((question: PreviewSlaChange) =>
  Promise.resolve(question.effect === 'new-tickets' ? { ...preview, touched: 0, breached: none, moved: none } : preview),
);

async function show() {
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: SlaChangesApi, useValue: { preview: asked } }] });
  const fixture = TestBed.createComponent(ChangeQuestion);
  fixture.componentRef.setInput('draft', { kind: 'remove-policy', id: 'p1' });
  const [confirmed, refused] = [jest.fn(), jest.fn()];
  fixture.componentInstance.confirmed.subscribe(confirmed);
  fixture.componentInstance.refused.subscribe(refused);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const choose = async (value: string) => {
    element.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();
    await fixture.whenStable();
  };
  const save = () => element.querySelector<HTMLButtonElement>('.levers button');
  /** While an answer is awaited nothing is stable. */
  const turn = async () => {
    for (let turns = 0; turns < 20; turns += 1) {
      TestBed.tick();
      await Promise.resolve();
    }
  };
  return { element, turn, text: () => element.textContent.replace(/\s+/g, ' '), choose, save, confirmed, refused };
}

describe('the question before a change', () => {
  beforeEach(() => asked.mockClear());

  it('begins with what hurts nobody', async () => {
    const { text, save, confirmed } = await show();
    expect(text()).toContain('No running clock changes.');
    save()?.click();
    expect(confirmed).toHaveBeenCalledWith('new-tickets');
  });

  it('shows what another effect would bring before it can be saved', async () => {
    const { element, text, choose, save, confirmed } = await show();
    await choose('recompute');
    expect(asked).toHaveBeenLastCalledWith({ change: { kind: 'remove-policy', id: 'p1' }, effect: 'recompute' });
    expect(text()).toContain('It would change 3 of 40 tickets with running clocks.');
    expect(text()).toContain('2 clocks breached at once');
    expect(text()).toContain('and 1 more');
    expect(text()).toContain('no clock');
    expect([...element.querySelectorAll('li a')].map((link) => link.getAttribute('href'))).toEqual(['/tickets/t1', '/tickets/t3']);
    save()?.click();
    expect(confirmed).toHaveBeenCalledWith('recompute');
  });

  it('looks at many tickets part by part, and says how far it is', async () => {
    let goOn: (part: SlaChangePreview) => void = () => undefined;
    const { element, text, choose, turn } = await show();
    const first = { ...preview, open: 50, next: '0191a000-0000-7000-8000-000000000040' };
    asked.mockResolvedValueOnce(first).mockReturnValueOnce(new Promise((resolve) => (goOn = resolve)));
    element.querySelector<HTMLInputElement>('input[value="recompute"]')?.click();
    await turn();
    expect(text()).toContain('40 of 50 open tickets');
    expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ after: first.next }));
    goOn({ ...preview, tickets: 10, touched: 2, open: 50, breached: { count: 2, first: [clock(4), clock(5)] } });
    await choose('recompute');
    expect(text()).toContain('It would change 5 of 50 tickets');
    expect(text()).toContain('4 clocks breached at once');
  });

  it('hands what is wrong with the content back to the form', async () => {
    const field = { pointer: '/change/content/targets/0/warnings/1', message: 'Is after the goal.' };
    asked.mockRejectedValueOnce(new ApiProblem(400, 'request.invalid', 'It cannot be saved.', null, [field]));
    const { refused, save } = await show();
    expect(refused.mock.calls[0]?.[0]).toMatchObject({ fields: [{ pointer: '/targets/0/warnings/1' }] });
    expect(save()?.disabled).toBe(true);
  });
});
