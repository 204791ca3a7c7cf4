import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Themes } from '@casewright/ui';

@Component({
  selector: 'cw-root',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<router-outlet />',
})
export class App {
  // Sets the colours before anything is drawn.
  protected readonly themes = inject(Themes);
}
