import { ChangeDetectionStrategy, Component, effect, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../icon/icon';
import { Whereabouts } from '../page/whereabouts';
import { Leaving } from './leaving';
import { RestoredLine, type Restored } from './restored-line';
import { StaleNotice } from './stale-notice';

/** What the server refused, as far as the frame shows it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/**
 * Page kind "editor": the form at the left, what follows from it at the right, and one bar with the state of the draft.
 * Slots: `[state]`, `[actions]` (beside discard and save), `[notice]` above the form, the form itself, `[consequence]`.
 */
@Component({
  selector: 'cw-editor-frame',
  imports: [Icon, MatButton, RestoredLine, StaleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './editor-frame.html',
  styleUrl: './editor-frame.scss',
  host: { '(window:beforeunload)': 'holdBack($event)' },
})
export class EditorFrame {
  /** Empty as long as it is not known: the frame stands ready before its content is there. */
  readonly title = input.required<string>();
  readonly edits = input<'none' | 'unsaved'>('none');
  readonly busy = input<'no' | 'saving' | 'publishing'>('no');
  /** read: the form is shown, and nothing in it can be changed. */
  readonly may = input<'edit' | 'read'>('edit');
  readonly saveLabel = input('Save');
  readonly saveLook = input<'filled' | 'outlined'>('filled');
  readonly refusal = input<Refusal | null>(null);
  /** What was typed on an earlier visit and stands in the form again. */
  readonly restored = input<Restored | null>(null);
  readonly saved = output();
  readonly discarded = output();
  /** Somebody else has saved in the meantime: show theirs and drop what is written here. */
  readonly reloaded = output();
  /** The same, but what is written here goes on top of theirs. */
  readonly insisted = output();
  protected readonly leaving = inject(Leaving, { optional: true });

  constructor() {
    const whereabouts = inject(Whereabouts);
    effect(() => this.title() && whereabouts.name(this.title()));
  }

  protected holdBack(event: BeforeUnloadEvent): void {
    if (this.edits() === 'unsaved') event.preventDefault();
  }
}
