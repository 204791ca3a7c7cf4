import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ProcessStepView } from '@casewright/contracts';
import { Icon, Time, type IconName } from '@casewright/ui';

const looks: Readonly<Record<ProcessStepView['kind'], { readonly word: string; readonly icon: IconName }>> = {
  input: { word: 'Heard', icon: 'inbox' },
  wake: { word: 'Woken', icon: 'clock' },
  command: { word: 'Caused', icon: 'send' },
};

/** Seconds below which nobody calls a wake-up late. */
const punctual = 5;

/** What a process has lived through, the newest first. */
@Component({
  selector: 'cw-process-steps',
  imports: [Icon, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (step of steps(); track $index) {
        <li>
          <cw-icon [name]="looks[step.kind].icon" />
          <span>{{ looks[step.kind].word }} {{ detail(step) }}</span>
          <cw-time class="faint" [at]="step.at" />
        </li>
      } @empty {
        <li class="faint">Nothing yet.</li>
      }
    </ol>
    @if (silentCommands(); as count) {
      <p class="faint">
        {{ count === 1 ? 'One command' : count + ' commands' }} led to no event: refused, without effect, or more than 30 days ago.
      </p>
    }
  `,
  styleUrl: './process-steps.scss',
})
export class ProcessSteps {
  readonly steps = input.required<readonly ProcessStepView[]>();
  readonly silentCommands = input.required<number>();
  protected readonly looks = looks;

  protected detail({ kind, event, due, at, commands, number }: ProcessStepView): string {
    if (kind === 'input') return event ?? '';
    if (kind === 'command') return `${event ?? ''} by command ${number ?? 0}`;
    const late = due === null ? 0 : Math.round((Date.parse(at) - Date.parse(due)) / 1_000);
    const answer = commands === 0 ? 'sent nothing' : commands === 1 ? 'sent 1 command' : `sent ${commands ?? 0} commands`;
    return late > punctual ? `${roughly(late)} late, ${answer}` : `on time, ${answer}`;
  }
}

function roughly(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
