import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { StopView } from '@casewright/contracts';
import { May, RuleLifeApi, asProblem } from '@casewright/data-access';
import { Icon, Notices, Time } from '@casewright/ui';
import { phaseWords } from '../words';

/** Stops that still hold rules, each with the one step that lets go on what it stopped. */
@Component({
  selector: 'cw-standing-stops',
  imports: [Icon, MatButton, May, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (stop of stops(); track stop.id) {
      <div class="stop" role="status">
        <p>
          <strong><cw-icon name="stop" [size]="16" />{{ words(stop) }}</strong>
          <span>“{{ stop.reason }}” · {{ stop.by.name }} · <cw-time [at]="stop.at" /></span>
        </p>
        <button *cwMay="'rule.publish'" matButton="outlined" type="button" [disabled]="busy() === stop.id" (click)="resume(stop)">
          {{ stop.ruleCount === 1 ? 'Resume it' : 'Resume these ' + stop.ruleCount }}
        </button>
      </div>
    }
  `,
  styles: `
    .stop {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-2) var(--cw-3);
      align-items: center;
      padding: var(--cw-2) var(--cw-4);
      border-bottom: 1px solid var(--cw-line);
      background: var(--cw-bad-bg);
      color: var(--cw-bad-fg);
    }
    p {
      display: flex;
      flex: 1 1 300px;
      flex-direction: column;
    }
    strong {
      display: flex;
      gap: var(--cw-2);
      align-items: center;
      font-weight: 550;
    }
  `,
})
export class StandingStops {
  readonly resumed = output();
  private readonly api = inject(RuleLifeApi);
  private readonly notices = inject(Notices);
  protected readonly stops = signal<readonly StopView[]>([]);
  protected readonly busy = signal<string | null>(null);

  constructor() {
    void this.refresh();
  }

  /** Without an answer nothing is shown: the list itself says that the server is away. */
  async refresh(): Promise<void> {
    this.stops.set(
      await this.api
        .stops()
        .then(({ items }) => items)
        .catch(() => []),
    );
  }

  protected words({ scope, ruleCount }: StopView): string {
    const held = ruleCount === 1 ? '1 rule is held' : `${ruleCount} rules are held`;
    if (scope.rule) return `Stopped: ${scope.rule.name}`;
    return `${scope.phase ? `The phase ${phaseWords[scope.phase]} was stopped` : 'All rules were stopped'}; ${held}`;
  }

  protected async resume({ id }: StopView): Promise<void> {
    this.busy.set(id);
    try {
      const { resumed } = await this.api.resumeStop(id);
      this.notices.say(resumed === 1 ? '1 rule runs again' : `${resumed} rules run again`);
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    }
    this.busy.set(null);
    await this.refresh();
    this.resumed.emit();
  }
}
