import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';
import type { Failure } from './loading';

const iconOf: Readonly<Record<Failure['kind'], IconName>> = { failed: 'alert', forbidden: 'lock', missing: 'search', offline: 'offline' };

/** What went wrong, its id, and a way on. A missing permission says whom to ask. */
@Component({
  selector: 'cw-failed',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'alert' },
  template: `
    <cw-icon [name]="icon()" [size]="28" />
    <h2>{{ failure().title }}</h2>
    <p>{{ failure().detail }}</p>
    @if (failure().kind === 'forbidden') {
      <p>An administrator can give you the permission under People.</p>
    }
    @if (failure().id; as id) {
      <p>
        Error id <code>{{ id }}</code>
      </p>
    }
    @if (failure().kind === 'failed' || failure().kind === 'offline') {
      <div class="actions"><button matButton="outlined" type="button" (click)="retry.emit()">Try again</button></div>
    }
  `,
  styleUrl: './message.scss',
})
export class Failed {
  readonly failure = input.required<Failure>();
  readonly retry = output();
  protected readonly icon = computed(() => iconOf[this.failure().kind]);
}
