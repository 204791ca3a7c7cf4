import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { MeView } from '@casewright/contracts';
import { Session } from '@casewright/data-access';
import { Avatar, Icon, Keyboard, Themes, type IconName, type Theme } from '@casewright/ui';

const themeChoices: readonly { theme: Theme; label: string; icon: IconName }[] = [
  { theme: 'system', label: 'As the system', icon: 'themeAuto' },
  { theme: 'light', label: 'Light', icon: 'light' },
  { theme: 'dark', label: 'Dark', icon: 'dark' },
];

@Component({
  selector: 'cw-profile-menu',
  imports: [Avatar, Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button class="cw-quiet-button" type="button" [matMenuTriggerFor]="menu" [attr.aria-label]="'Profile of ' + me().name">
      <cw-avatar [name]="me().name" [size]="26" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <div class="who">
        <strong>{{ me().name }}</strong><span>{{ me().email }}</span>
      </div>
      <a mat-menu-item routerLink="/account"><cw-icon name="account" [size]="18" />Your account</a>
      @if (session.may('notification.view')) {
        <a mat-menu-item routerLink="/reminders"><cw-icon name="reminder" [size]="18" />My reminders</a>
      }
      @for (choice of themes.choices; track choice.theme) {
        <button mat-menu-item type="button" (click)="themes.service.chosen.set(choice.theme)">
          <cw-icon [name]="choice.icon" [size]="18" />{{ choice.label }}
          @if (themes.service.chosen() === choice.theme) {
            <cw-icon name="check" label="chosen" />
          }
        </button>
      }
      <button mat-menu-item type="button" (click)="keyboard.overlay.set('open')">
        <cw-icon name="keyboard" [size]="18" />Keyboard shortcuts
      </button>
      <button mat-menu-item type="button" (click)="session.signOut()"><cw-icon name="signOut" [size]="18" />Sign out</button>
    </mat-menu>
  `,
  styles: `
    .who {
      display: flex;
      flex-direction: column;
      padding: 4px 12px 10px;
      border-bottom: 1px solid var(--cw-line);
      margin-bottom: 4px;
      font-size: 13px;
    }
    .who span {
      color: var(--cw-muted);
      font-size: 12px;
    }
  `,
})
export class ProfileMenu {
  readonly me = input.required<MeView>();
  protected readonly session = inject(Session);
  protected readonly keyboard = inject(Keyboard);
  protected readonly themes = { service: inject(Themes), choices: themeChoices };
}
