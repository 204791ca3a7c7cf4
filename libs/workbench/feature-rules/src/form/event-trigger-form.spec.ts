import { TestBed } from '@angular/core/testing';
import { catalog, directories } from '@casewright/conditions/testing';
import type { EventTrigger, RuleCatalogView } from '@casewright/contracts';
import { EventTriggerForm } from './event-trigger-form';

const opened: EventTrigger = { kind: 'event', types: ['ticket.opened'] };

async function show(trigger: EventTrigger, known: RuleCatalogView = catalog) {
  const fixture = TestBed.createComponent(EventTriggerForm);
  const written: EventTrigger[] = [];
  fixture.componentRef.setInput('trigger', trigger);
  fixture.componentRef.setInput('catalog', known);
  fixture.componentInstance.changed.subscribe((changed) => {
    written.push(changed);
    fixture.componentRef.setInput('trigger', changed);
  });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const pick = async (list: string, option: string) => {
    element.querySelector<HTMLElement>(`button[aria-label="${list}"]`)?.click();
    await fixture.whenStable();
    const offered = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) => each.textContent.includes(option));
    if (!offered) throw new Error(`"${option}" is not offered`);
    offered.click();
    await fixture.whenStable();
    document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
    await fixture.whenStable();
  };
  return { written, pick, element };
}

describe('the form of an event trigger', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: directories }));

  it('takes several events', async () => {
    const { pick, written } = await show(opened);
    await pick('What happens', 'Priority changed');
    await pick('What happens', 'Opened');
    expect(written.map(({ types }) => types)).toEqual([['ticket.opened', 'ticket.priority-changed'], ['ticket.priority-changed']]);
  });

  it('brings the event along with a property, and takes from and to', async () => {
    const { pick, written } = await show(opened);
    await pick('What changes', 'Priority');
    await pick('To', 'Urgent');
    expect(written.at(-1)).toEqual({
      kind: 'event',
      types: ['ticket.priority-changed'],
      changed: { field: 'priority', from: [], to: ['urgent'] },
    });
    await pick('What changes', 'Whatever changes');
    expect(written.at(-1)).toEqual({ kind: 'event', types: ['ticket.priority-changed'] });
  });

  it('brings both events along with the followers', async () => {
    const changeableFields = [{ value: 'followerIds', label: 'Followers' }];
    const { pick, written } = await show(opened, { ...catalog, changeableFields });
    await pick('What changes', 'Followers');
    expect(written.at(-1)?.types).toEqual(['ticket.followed', 'ticket.unfollowed']);
  });

  it('leaves out who is not meant, and forgets the filter with the last of them', async () => {
    const { pick, written } = await show(opened);
    await pick('But not by', 'Rules');
    expect(written.at(-1)).toEqual({ ...opened, actors: { include: [], exclude: ['rule'] } });
    await pick('But not by', 'Rules');
    expect(written.at(-1)).toEqual(opened);
  });
});
