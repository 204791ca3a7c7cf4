import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Empty } from '@casewright/ui';

@Component({
  selector: 'cw-not-found',
  imports: [Empty, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="cw-hidden">Not found</h1>
    <cw-empty icon="search" title="There is no such page" text="The address may be mistyped or from an older version.">
      <a matButton="outlined" routerLink="/queue">Go to the queue</a>
    </cw-empty>`,
})
export class NotFound {}
