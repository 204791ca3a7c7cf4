import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** Asks whose version stays when somebody else was faster. */
@Component({
  selector: 'cw-stale-notice',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>Somebody else has saved this since you opened it. What you have written is still here, and not saved.</p>
    <button matButton="filled" type="button" (click)="reloaded.emit()">Show theirs, drop mine</button>
    <button matButton="outlined" type="button" (click)="insisted.emit()">Save mine over theirs</button>
  `,
  styleUrl: './stale-notice.scss',
  host: { role: 'alert' },
})
export class StaleNotice {
  /** Show theirs and drop what is written here. */
  readonly reloaded = output();
  /** What is written here goes on top of theirs. */
  readonly insisted = output();
}
