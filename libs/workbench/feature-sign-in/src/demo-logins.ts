import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { Avatar } from '@casewright/ui';

const password = 'casewright';
const people = [
  { email: 'agent@demo.test', name: 'Agent', does: 'answers tickets of a team' },
  { email: 'manager@demo.test', name: 'Manager', does: 'sees all teams, writes rules' },
  { email: 'admin@demo.test', name: 'Admin', does: 'sets everything up' },
  { email: 'engineer@demo.test', name: 'Engineer', does: 'works at the customer’s site' },
  { email: 'customer@demo.test', name: 'Customer', does: 'asks for help' },
];

/** Shown where the server says that it holds the demo company. */
@Component({
  selector: 'cw-demo-logins',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>Demo company: sign in as</h2>
    <ul>
      @for (person of people; track person.email) {
        <li>
          <button type="button" (click)="chosen.emit({ email: person.email, password })">
            <cw-avatar [name]="person.name" /><span
              ><strong>{{ person.name }}</strong> {{ person.does }}</span
            >
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      padding-top: var(--cw-4);
      border-top: 1px solid var(--cw-line);
    }
    h2 {
      margin-bottom: var(--cw-1);
      color: var(--cw-muted);
      font-size: var(--cw-small);
      font-weight: 500;
    }
    button {
      display: flex;
      gap: 10px;
      align-items: center;
      width: calc(100% + 16px);
      padding: 6px 8px;
      margin: 0 -8px;
      border: 0;
      border-radius: var(--cw-radius);
      background: none;
      color: var(--cw-muted);
      text-align: left;
      cursor: pointer;
    }
    button:hover {
      background: var(--cw-neutral-bg);
    }
    strong {
      color: var(--cw-text);
      font-weight: 550;
    }
  `,
})
export class DemoLogins {
  readonly chosen = output<{ email: string; password: string }>();
  protected readonly people = people;
  protected readonly password = password;
}
