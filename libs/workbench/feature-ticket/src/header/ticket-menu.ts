import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon, KeyCaps, type PaletteEntry } from '@casewright/ui';

/** What can be done with a ticket and has no place of its own beside it. */
@Component({
  selector: 'cw-ticket-menu',
  imports: [Icon, KeyCaps, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button matIconButton type="button" aria-label="More actions" title="More actions" [matMenuTriggerFor]="menu">
      <cw-icon name="more" [size]="18" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (entry of entries(); track entry.id) {
        <button mat-menu-item type="button" (click)="entry.run()">
          <cw-icon [name]="entry.icon" [size]="18" /><span class="label">{{ entry.label }}</span>
          @if (entry.hint; as keys) {
            <cw-key-caps aria-hidden="true" [keys]="keys" />
          }
        </button>
      }
    </mat-menu>
  `,
  styles: `
    .label {
      flex: 1;
    }
  `,
})
export class TicketMenu {
  readonly entries = input.required<readonly PaletteEntry[]>();
}
