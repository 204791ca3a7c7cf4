import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CommentView, TicketView } from '@casewright/contracts';
import { TicketsApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { Conversation } from './conversation';

const other = { id: 't2', reference: 'T-1002' };
const file = { id: 'a1', name: 'log.txt', size: 10, mediaType: 'text/plain', contentId: null };
const comment = (id: string, more: Partial<CommentView> = {}): CommentView => ({
  ...{ id, author: { id: 'p1', kind: 'customer', name: 'Lena Lens' }, visibility: 'public', channel: 'mail', text: `Words of ${id}` },
  ...{ html: null, attachments: [], automatic: false, at: '2026-03-02T10:00:00.000Z', from: null },
  ...more,
});

async function show(comments: readonly CommentView[], inputs: object = {}, splits: TicketView['splits'] = []) {
  const attachment = jest.fn().mockResolvedValue(new Blob());
  const providers = [
    { provide: TicketsApi, useValue: { attachment } },
    { provide: Notices, useValue: { refuse: jest.fn() } },
  ];
  TestBed.configureTestingModule({ providers: [provideRouter([]), ...providers] });
  const fixture = TestBed.createComponent(Conversation);
  const ticket = { id: 't1', comments, splits } as unknown as TicketView;
  for (const [name, value] of Object.entries({ ticket, outgoing: [], splitting: 'offered', ...inputs })) {
    fixture.componentRef.setInput(name, value);
  }
  const [split, asked] = [jest.fn(), jest.fn()];
  fixture.componentInstance.split.subscribe(split);
  fixture.componentInstance.asked.subscribe(asked);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const of = (id: string) => [...element.querySelectorAll('article')].find(({ textContent }) => textContent.includes(`Words of ${id}`));
  const links = (id: string) => [...(of(id)?.querySelectorAll('a') ?? [])].map((link) => [link.textContent, link.getAttribute('href')]);
  const splitButton = (id: string) => of(id)?.querySelector<HTMLElement>('[aria-label="Open as a new ticket …"]');
  return { attachment, split, asked, of, links, splitButton };
}

describe('messages of tickets that were merged or split', () => {
  it('name the ticket that they came from, and have their files from there', async () => {
    const { links, of, attachment } = await show([comment('c1'), comment('c2', { from: other, attachments: [file] })]);
    expect([links('c1'), links('c2')]).toEqual([[], [['from T-1002', '/tickets/t2']]]);
    of('c2')?.querySelector<HTMLElement>('.file')?.click();
    expect(attachment).toHaveBeenCalledWith('t2', 'a1');
  });

  it('show their pictures from there, too', async () => {
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => undefined;
    const picture = { ...file, id: 'a2', mediaType: 'image/png', contentId: 'pic' };
    const html = '<p>Words of c1</p><img data-cid="pic">';
    const { attachment } = await show([comment('c1', { from: other, html, attachments: [picture] })]);
    expect(attachment).toHaveBeenCalledWith('t2', 'a2');
  });

  it('name the ticket that they have become', async () => {
    const { links, splitButton } = await show([comment('c1')], {}, [{ id: 't9', reference: 'T-1009', commentId: 'c1' }]);
    expect(links('c1')).toEqual([['became T-1009', '/tickets/t9']]);
    expect(splitButton('c1')).toBeNull();
  });

  it('are asked about where a rule wrote them in this one: why it wrote in the other, that one knows', async () => {
    const author = { id: 'r1', kind: 'rule', name: 'Greeting' } as const;
    const { of, asked } = await show([comment('c1', { author }), comment('c2', { author, from: other })]);
    const spark = (id: string) => of(id)?.querySelector<HTMLElement>('cw-spark button');
    expect(spark('c2')).toBeNull();
    spark('c1')?.click();
    expect(asked).toHaveBeenCalledWith('c1');
  });

  it('can become a ticket where a customer wrote them in this one', async () => {
    const asked = comment('c1');
    const { splitButton, split } = await show([
      asked,
      comment('c2', { from: other }),
      comment('c3', { visibility: 'internal' }),
      comment('c4', { author: { id: 'u1', kind: 'agent', name: 'Ada' } }),
    ]);
    expect(['c2', 'c3', 'c4'].map(splitButton)).toEqual([null, null, null]);
    splitButton('c1')?.click();
    expect(split).toHaveBeenCalledWith(asked);
  });

  it('cannot where the reader may not have it so', async () => {
    const { splitButton } = await show([comment('c1')], { splitting: 'hidden' });
    expect(splitButton('c1')).toBeNull();
  });
});
