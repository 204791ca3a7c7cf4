import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SubscriptionView } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import { Chip, Time } from '@casewright/ui';
import type { Rebuilds } from './rebuilds';
import { faultAdvice, lagWords, subscriptionLook } from './subscription-looks';

/** The readers of the log: who keeps up, who is being rebuilt, and the lever for it. */
@Component({
  selector: 'cw-readers',
  imports: [Chip, MatButton, May, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './readers.html',
  styleUrl: '../plain-table.scss',
})
export class Readers {
  readonly readers = input.required<readonly SubscriptionView[]>();
  readonly rebuilds = input.required<Rebuilds>();
  readonly rebuilt = output<string>();
  /** The projection that is about to be rebuilt: asked once more, in place. */
  protected readonly confirming = signal<string | null>(null);
  protected readonly lookOf = subscriptionLook;
  protected readonly lag = lagWords;
  protected readonly adviceOn = faultAdvice;

  protected countOf(behind: number): string {
    return behind >= 10_000 ? 'over 10,000' : behind.toLocaleString('en-GB');
  }

  protected isBuilding(name: string): boolean {
    return this.readers().some((reader) => reader.name === name && reader.state === 'building');
  }

  protected rebuild(name: string): void {
    this.confirming.set(null);
    this.rebuilt.emit(name);
  }
}
