import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Page kind "board". Slots: `[tabs]` to its neighbours, `[actions]` such as the period, then panels (`cw-board-panel`) in a grid. */
@Component({
  selector: 'cw-board-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h1>{{ title() }}</h1>
      <ng-content select="[tabs]" />
      <div class="actions"><ng-content select="[actions]" /></div>
    </header>
    <div class="grid"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
      overflow-y: auto;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-3);
      align-items: center;
      padding: var(--cw-4) var(--cw-6) 0;
    }
    h1 {
      font-size: 15px;
      font-weight: 620;
    }
    .actions {
      margin-left: auto;
    }
    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
      gap: var(--cw-4);
      padding: var(--cw-4) var(--cw-6) var(--cw-8);
    }
    @media (max-width: 720px) {
      header,
      .grid {
        padding-inline: var(--cw-3);
      }
    }
  `,
})
export class BoardPage {
  readonly title = input.required<string>();
}
