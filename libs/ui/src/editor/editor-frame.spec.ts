import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Whereabouts } from '../page/whereabouts';
import { EditorFrame, type Refusal } from './editor-frame';
import { Field } from './field';
import { Leaving } from './leaving';
import type { Restored } from './restored-line';

@Component({
  selector: 'cw-sample-editor',
  imports: [EditorFrame, Field],
  providers: [Leaving],
  template: `
    <cw-editor-frame
      [title]="title"
      [edits]="edits"
      [may]="may"
      [refusal]="refusal"
      [restored]="restored"
      (saved)="told.push('saved')"
      (discarded)="told.push('discarded')"
      (reloaded)="told.push('reloaded')"
      (insisted)="told.push('insisted')"
    >
      <cw-field label="Name" problem="Give it a name."><input /></cw-field>
    </cw-editor-frame>
  `,
})
class SampleEditor {
  readonly leaving = inject(Leaving);
  title = 'Sample';
  readonly told: string[] = [];
  edits: 'none' | 'unsaved' = 'unsaved';
  may: 'edit' | 'read' = 'edit';
  refusal: Refusal | null = null;
  restored: Restored | null = null;
}

async function show(state: Partial<SampleEditor> = {}) {
  const fixture = TestBed.createComponent(SampleEditor);
  Object.assign(fixture.componentInstance, state);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const button = (name: string) => [...element.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
  return { page: fixture.componentInstance, fixture, element, button };
}

describe('EditorFrame', () => {
  it('says in the header what is being edited', async () => {
    await show();
    expect(TestBed.inject(Whereabouts).leaf()).toBe('Sample');
    await show({ title: '' });
    expect(TestBed.inject(Whereabouts).leaf()).toBe('Sample');
  });

  it('saves and discards only what was changed', async () => {
    const { button, page } = await show();
    button('Save')?.click();
    button('Discard')?.click();
    expect(page.told).toEqual(['saved', 'discarded']);
    const untouched = await show({ edits: 'none' });
    expect(untouched.button('Save')?.disabled).toBe(true);
  });

  it('asks before it is left, and tells the answer', async () => {
    const { page, fixture, button, element } = await show();
    const first = page.leaving.ask();
    await fixture.whenStable();
    expect(element.querySelector('[role="alertdialog"]')?.textContent).toContain('not saved');
    button('Stay')?.click();
    const second = page.leaving.ask();
    await fixture.whenStable();
    button('Leave without saving')?.click();
    expect(await Promise.all([first, second])).toEqual([false, true]);
    await fixture.whenStable();
    expect(element.querySelector('[role="alertdialog"]')).toBeNull();
  });

  it('asks whose version stays when somebody else was faster', async () => {
    const { button, page, element } = await show({ refusal: { code: 'version.stale', message: 'Stale.' } });
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('Somebody else has saved this');
    button('Show theirs, drop mine')?.click();
    button('Save mine over theirs')?.click();
    expect(page.told).toEqual(['reloaded', 'insisted']);
  });

  it('says any other refusal in the words of the server', async () => {
    const { element } = await show({ refusal: { code: 'rule.invalid', message: 'It cannot be published.' } });
    expect(element.querySelector('.refused')?.textContent).toContain('It cannot be published.');
  });

  it('shows a form that its reader may not change, without levers', async () => {
    const { element, button } = await show({ may: 'read' });
    expect(element.querySelector('fieldset')?.disabled).toBe(true);
    expect(button('Save')).toBeUndefined();
    expect(element.textContent).toContain('You may read this, not change it.');
  });

  it('says quietly that what was typed before is back, and whether something newer was saved since', async () => {
    const at = new Date(2026, 0, 5, 10, 42).toISOString();
    const { element, page } = await show({ restored: { at, basis: 'current' } });
    const line = element.querySelector('cw-restored-line');
    expect(line?.textContent).toMatch(/Your unsaved changes of 5 Jan,? 10:42 are back/);
    expect(line?.textContent).not.toContain('newer');
    line?.querySelector('button')?.click();
    expect(page.told).toEqual(['discarded']);
    const older = await show({ restored: { at, basis: 'older' } });
    expect(older.element.querySelector('cw-restored-line')?.textContent).toContain('a newer version was saved since');
    expect((await show()).element.querySelector('cw-restored-line p')).toBeNull();
  });

  it('labels its fields, with what stands against them', async () => {
    const { element } = await show();
    expect(element.querySelector('input')?.labels?.[0]?.textContent.trim()).toBe('Name');
    expect(element.querySelector('cw-field [role="alert"]')?.textContent).toBe('Give it a name.');
  });
});
