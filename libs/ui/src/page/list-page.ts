import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/**
 * Page kind "list". Slots: `[actions]` beside the title, `[tabs]` for saved views, `[filters]`, then the rows,
 * and `[preview]` at the right of them.
 */
@Component({
  selector: 'cw-list-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h1>{{ title() }}</h1>
      @if (count() !== null) {
        <span class="count cw-numbers">{{ count() }}</span>
      }
      <ng-content select="[tabs]" />
      <div class="actions"><ng-content select="[actions]" /></div>
    </header>
    <div class="filters"><ng-content select="[filters]" /></div>
    <div class="body">
      <div class="rows"><ng-content /></div>
      <ng-content select="[preview]" />
    </div>
  `,
  styleUrl: './list-page.scss',
})
export class ListPage {
  readonly title = input.required<string>();
  readonly count = input<number | string | null>(null);
}
