import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

@Component({
  selector: 'cw-sla-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<nav aria-label="Policies and calendars">
    <a
      class="cw-quiet-button"
      routerLink="/sla"
      routerLinkActive="active"
      [routerLinkActiveOptions]="{ exact: true }"
      ariaCurrentWhenActive="page"
      >Policies</a
    >
    <a class="cw-quiet-button" routerLink="/sla/calendars" routerLinkActive="active" ariaCurrentWhenActive="page">Calendars</a>
  </nav>`,
  styles: `
    nav {
      display: flex;
      gap: 2px;
    }
    .active {
      background: var(--cw-accent-bg);
      color: var(--cw-accent-fg);
      font-weight: 600;
    }
  `,
})
export class SlaTabs {}
