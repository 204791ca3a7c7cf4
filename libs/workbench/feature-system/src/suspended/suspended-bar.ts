import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SuspendedApi, asProblem } from '@casewright/data-access';
import { Icon, Notices, SelectionBar } from '@casewright/ui';

/** What can be done with the ticked mails. */
@Component({
  selector: 'cw-suspended-bar',
  imports: [Icon, MatButton, SelectionBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './suspended-bar.html',
})
export class SuspendedBar {
  readonly picked = input.required<ReadonlySet<string>>();
  /** Those that are done with; a refused one stays. */
  readonly settled = output<ReadonlySet<string>>();
  readonly cleared = output();
  private readonly api = inject(SuspendedApi);
  private readonly notices = inject(Notices);
  protected readonly step = linkedSignal<ReadonlySet<string>, 'choosing' | 'confirming' | 'working'>({
    source: this.picked,
    computation: () => 'choosing',
  });

  protected openTickets(): Promise<void> {
    return this.each((id) => this.api.release(id, null), 'opened as tickets');
  }

  protected delete(): Promise<void> {
    return this.each((id) => this.api.delete(id), 'deleted');
  }

  /** One after another, so that what came first becomes the first ticket. */
  private async each(work: (id: string) => Promise<unknown>, done: string): Promise<void> {
    this.step.set('working');
    const settled = new Set<string>();
    const refusals: string[] = [];
    for (const id of this.picked()) {
      await work(id).then(
        () => settled.add(id),
        (error: unknown) => refusals.push(asProblem(error).message),
      );
    }
    const [refusal] = refusals;
    if (refusal === undefined) this.notices.say(`${settled.size} ${done}`);
    else this.notices.refuse(`${settled.size} ${done}, ${refusals.length} not. ${refusal}`);
    this.settled.emit(settled);
  }
}
