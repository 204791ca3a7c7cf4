import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Failed } from './failed';
import type { Loading } from './loading';
import { Skeleton } from './skeleton';

/** Shows its content once there is data, and a skeleton or what went wrong until then. */
@Component({
  selector: 'cw-view-state',
  imports: [Failed, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (loading().state) {
      @case ('loading') {
        <cw-skeleton [rows]="rows()" />
      }
      @case ('failed') {
        @if (failure(); as failure) {
          <cw-failed [failure]="failure" (retry)="retry.emit()" />
        }
      }
      @default {
        <ng-content />
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ViewState {
  readonly loading = input.required<Loading>();
  readonly rows = input(8);
  readonly retry = output();
  protected readonly failure = () => {
    const loading = this.loading();
    return loading.state === 'failed' ? loading.failure : null;
  };
}
