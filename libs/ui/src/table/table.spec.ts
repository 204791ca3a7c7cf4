import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Screens } from '../screen/screens';
import { Cell, CompactRow } from './cell';
import { Table } from './table';

const rows = Array.from({ length: 12 }, (_, index) => ({ id: `r${index}`, name: `Row ${index}` }));
const columns = [
  { id: 'name', label: 'Name', width: '1fr', sort: 'name' },
  { id: 'age', label: 'Age', width: '80px' },
];

@Component({
  imports: [Cell, CompactRow, Table],
  template: `<cw-table
    label="Things"
    selection="many"
    [named]="named"
    [rows]="rows()"
    [columns]="columns"
    [sort]="sort()"
    [active]="active()"
    [(picked)]="picked"
    (sorted)="sort.set($event)"
    (opened)="opened.push($event.id)"
  >
    <ng-template cwCell="name" let-row>{{ row.name }}</ng-template>
    <ng-template cwCompactRow let-row>{{ row.name }}, short</ng-template>
  </cw-table>`,
})
class Host {
  readonly named = ({ name }: (typeof rows)[number]): string => name;
  readonly rows = signal(rows);
  readonly columns = columns;
  readonly sort = signal('name');
  readonly active = signal<string | null>(null);
  readonly picked = signal<ReadonlySet<string>>(new Set());
  readonly opened: string[] = [];
}

async function show(narrow = false) {
  TestBed.configureTestingModule({ providers: [{ provide: Screens, useValue: { narrow: signal(narrow), medium: signal(narrow) } }] });
  const fixture = TestBed.createComponent(Host);
  const element = fixture.nativeElement as HTMLElement;
  // jsdom lays nothing out: the viewport is told how high it is.
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  document.body.append(element);
  fixture.detectChanges();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await fixture.whenStable();
  const tick = async (index: number, shiftKey = false) => {
    element.querySelectorAll<HTMLInputElement>('.row input')[index]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
    await fixture.whenStable();
  };
  return { fixture, host: fixture.componentInstance, element, tick };
}

describe('Table', () => {
  afterEach(() => jest.restoreAllMocks());

  it('shows rows under their columns and opens the one that is clicked', async () => {
    const { element, host } = await show();
    expect([...element.querySelectorAll('[role="columnheader"]')].map((head) => head.textContent.trim())).toEqual(['', 'Name', 'Age']);
    element.querySelectorAll<HTMLElement>('.row')[2]?.click();
    expect(host.opened).toEqual(['r2']);
  });

  it('sorts by columns that the server sorts by, the other way round at the second click', async () => {
    const { element, host, fixture } = await show();
    const heads = element.querySelectorAll<HTMLElement>('[role="columnheader"]');
    expect(heads[1]?.getAttribute('aria-sort')).toBe('ascending');
    heads[1]?.querySelector('button')?.click();
    await fixture.whenStable();
    expect(host.sort()).toBe('-name');
    expect(heads[2]?.querySelector('button')).toBeNull();
  });

  it('ticks without opening, and with Shift everything in between', async () => {
    const { host, tick } = await show();
    await tick(1);
    await tick(4, true);
    expect([...host.picked()]).toEqual(['r1', 'r2', 'r3', 'r4']);
    await tick(2);
    expect([...host.picked()]).toEqual(['r1', 'r3', 'r4']);
    expect(host.opened).toEqual([]);
  });

  it('calls the tick of a row by what the row is called', async () => {
    const { element } = await show();
    const ticks = [...element.querySelectorAll('.row input')].map((tick) => tick.getAttribute('aria-label'));
    expect(ticks.slice(0, 2)).toEqual(['Select Row 0', 'Select Row 1']);
  });

  it('brings the active row into view once, and leaves the reader alone when rows change', async () => {
    const { host, element, fixture } = await show();
    const viewport = element.querySelector<HTMLElement>('.viewport');
    if (!viewport) throw new Error('There is no viewport');
    const scrolled = jest.fn();
    viewport.scrollTo = scrolled;
    host.active.set('r11');
    await fixture.whenStable();
    expect(scrolled).toHaveBeenCalledTimes(1);
    host.rows.set([...rows.slice(1), { id: 'r12', name: 'Row 12' }]);
    await fixture.whenStable();
    expect(scrolled).toHaveBeenCalledTimes(1);
  });

  it('becomes two-line rows on a phone', async () => {
    const { element } = await show(true);
    expect(element.querySelector('[role="columnheader"]')).toBeNull();
    expect(element.querySelector('.row')?.textContent).toContain('Row 0, short');
  });
});
