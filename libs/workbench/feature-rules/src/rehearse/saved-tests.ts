import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { TestResultView } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import { Icon } from '@casewright/ui';

/** The tests of a draft, and how they go now. */
@Component({
  selector: 'cw-saved-tests',
  imports: [Icon, MatIconButton, May],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>Saved tests</h3>
    @if (tests().length) {
      <ul>
        @for (test of tests(); track test.place) {
          <li>
            <cw-icon [class.passed]="test.passed" [name]="test.passed ? 'passed' : 'failed'" [label]="test.passed ? 'passes' : 'fails'" />
            <span>
              {{ test.name }}
              @if (test.message) {
                <span class="quiet">{{ test.message }}</span>
              }
            </span>
            <button
              *cwMay="'rule.edit'"
              matIconButton
              type="button"
              [attr.aria-label]="'Remove the test ' + test.name"
              (click)="dropped.emit(test.place)"
            >
              <cw-icon name="delete" />
            </button>
          </li>
        }
      </ul>
    } @else {
      <p class="quiet">None yet. A test that fails keeps the rule from being published.</p>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--cw-4);
      padding-top: var(--cw-3);
      border-top: 1px solid var(--cw-line);
    }
    h3 {
      margin: 0;
      font-size: 14px;
      font-weight: 600;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: var(--cw-2);
      align-items: center;
    }
    li > span {
      flex: 1;
      min-width: 0;
    }
    li > cw-icon {
      color: var(--cw-bad-fg);
    }
    li > .passed {
      color: var(--cw-good-fg);
    }
    .quiet {
      color: var(--cw-muted);
    }
  `,
})
export class SavedTests {
  readonly tests = input.required<readonly TestResultView[]>();
  readonly dropped = output<number>();
}
