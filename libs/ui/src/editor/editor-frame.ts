import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Page kind "editor". Slots: `[actions]` (state of the draft, discard, save, publish), the form, and `[consequence]` at the right. */
@Component({
  selector: 'cw-editor-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h1>{{ title() }}</h1>
      <ng-content select="[state]" />
      <div class="actions"><ng-content select="[actions]" /></div>
    </header>
    <div class="body">
      <div class="form"><ng-content /></div>
      <aside aria-label="Consequence"><ng-content select="[consequence]" /></aside>
    </div>
  `,
  styleUrl: './editor-page.scss',
})
export class EditorPage {
  readonly title = input.required<string>();
}
