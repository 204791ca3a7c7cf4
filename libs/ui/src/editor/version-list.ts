import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Time } from '../time/time';
import type { Difference } from './differences';

/** Something in the life of a document: who did what, when and why, and what it changed. */
export interface LifeEntry {
  readonly title: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string | null;
  /** Null where there is nothing to compare with. */
  readonly changes: readonly Difference[] | null;
  /** What can be done with it, in a word or two. */
  readonly offer?: string | null;
}

/** The life of a document, newest first; versions unfold what they changed. */
@Component({
  selector: 'cw-version-list',
  imports: [Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (entry of entries(); track $index) {
        <li>
          <p class="head">
            <strong>{{ entry.title }}</strong> <span class="quiet">{{ entry.by }} · <cw-time [at]="entry.at" /></span>
          </p>
          @if (entry.reason; as reason) {
            <p>“{{ reason }}”</p>
          }
          @if (entry.offer; as offer) {
            <button class="cw-quiet-button" type="button" (click)="taken.emit(entry)">{{ offer }}</button>
          }
          @if (entry.changes; as changes) {
            @if (changes.length) {
              <details>
                <summary>{{ changes.length === 1 ? '1 change' : changes.length + ' changes' }}</summary>
                @for (change of changes; track change.label) {
                  <div class="change">
                    <span class="quiet">{{ change.label }}</span>
                    @if (change.before !== null) {
                      <del>{{ change.before || 'nothing' }}</del>
                    }
                    @if (change.after !== null) {
                      <ins>{{ change.after || 'nothing' }}</ins>
                    }
                  </div>
                }
              </details>
            } @else {
              <p class="quiet">Says the same as the version before.</p>
            }
          }
        </li>
      } @empty {
        <li class="quiet">{{ empty() }}</li>
      }
    </ol>
  `,
  styleUrl: './version-list.scss',
})
export class VersionList {
  readonly entries = input.required<readonly LifeEntry[]>();
  readonly empty = input('Nothing has been saved yet.');
  /** The reader wants to do what an entry offers. */
  readonly taken = output<LifeEntry>();
}
