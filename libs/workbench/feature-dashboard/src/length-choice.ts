import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** How long a stretch of time figures are about: links that keep whatever else the address says. */
@Component({
  selector: 'cw-length-choice',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @for (length of lengths(); track length) {
      <a
        class="cw-quiet-button"
        [routerLink]="[]"
        [queryParams]="paramsOf(length)"
        queryParamsHandling="merge"
        [class.chosen]="length === chosen()"
        [attr.aria-current]="length === chosen() ? 'true' : null"
        >{{ length }} {{ unit() === 'days' ? 'days' : 'h' }}</a
      >
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 2px;
    }
    .chosen {
      background: var(--cw-accent-bg);
      color: var(--cw-accent-fg);
      font-weight: 600;
    }
  `,
})
export class LengthChoice {
  readonly label = input.required<string>();
  /** Also its name in the address. */
  readonly unit = input.required<'days' | 'hours'>();
  readonly lengths = input.required<readonly number[]>();
  readonly chosen = input.required<number>();
  protected readonly paramsOf = (length: number) => ({ [this.unit()]: length });
}
