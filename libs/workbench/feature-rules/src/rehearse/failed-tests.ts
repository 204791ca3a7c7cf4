import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RuleTest } from '@casewright/contracts';
import type { ApiProblem } from '@casewright/data-access';

const place = /^\/tests(?:\/(\d+))?$/;

/** Which saved tests kept a version from going to work, each with the way to where it can be looked at. */
@Component({
  selector: 'cw-failed-tests',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (failed().length) {
      <ul role="alert" aria-label="What the saved tests say">
        @for (test of failed(); track $index) {
          <li>
            {{ test.message }}
            <a [routerLink]="['/rules', ruleId(), 'try']" [queryParams]="test.at">{{ test.at ? 'See it on its event' : 'Save a test' }}</a>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 860px;
    }
    ul {
      margin: 0 0 var(--cw-4);
      padding-left: var(--cw-4);
    }
  `,
})
export class FailedTests {
  readonly ruleId = input.required<string>();
  readonly refusal = input.required<ApiProblem | null>();
  /** The tests that were run. */
  readonly tests = input.required<readonly RuleTest[]>();
  protected readonly failed = computed(() =>
    (this.refusal()?.fields ?? []).flatMap(({ pointer, message }) => {
      const found = place.exec(pointer);
      if (!found) return [];
      const test = found[1] === undefined ? undefined : this.tests()[Number(found[1])];
      return [{ message, at: test ? { ticket: test.ticketId, event: test.eventId } : null }];
    }),
  );
}
