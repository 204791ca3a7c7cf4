import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { RulePhase, StopScope } from '@casewright/contracts';
import { Icon } from '@casewright/ui';
import { phaseWords } from '../words';

/** The kill switch: all rules, or those of a phase. One rule is stopped on its own page. */
@Component({
  selector: 'cw-stop-menu',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button matButton="outlined" type="button" [matMenuTriggerFor]="menu"><cw-icon matButtonIcon name="stop" />Stop …</button>
    <mat-menu #menu="matMenu" xPosition="before">
      <button mat-menu-item type="button" (click)="chosen.emit({ all: true })"><cw-icon name="stop" [size]="18" />All rules …</button>
      @for (phase of phases; track phase.value) {
        <button mat-menu-item type="button" (click)="chosen.emit({ phase: phase.value })">
          <cw-icon name="stop" [size]="18" />The phase {{ phase.label }} …
        </button>
      }
    </mat-menu>
  `,
})
export class StopMenu {
  readonly chosen = output<StopScope>();
  protected readonly phases = (Object.entries(phaseWords) as [RulePhase, string][]).map(([value, label]) => ({ value, label }));
}
