import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ChangedClock, SlaChangePreview, TicketRef } from '@casewright/contracts';
import { Icon, TicketLink, Time, clockLooks, targetWords, type IconName } from '@casewright/ui';
import { ticketsWords } from './change-words';

interface Group {
  readonly title: string;
  readonly icon: IconName;
  readonly tone: 'bad' | 'good' | 'neutral';
  readonly count: number;
  readonly first: readonly ChangedClock[];
}

/** What a change would do to the clocks that run: how many become breached, are saved or move, and which. */
@Component({
  selector: 'cw-change-preview',
  imports: [Icon, TicketLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './change-preview.html',
  styleUrl: './change-preview.scss',
})
export class ChangePreview {
  readonly preview = input.required<SlaChangePreview>();
  protected readonly targetWords = targetWords;
  protected readonly tickets = ticketsWords;
  protected readonly groups = computed<readonly Group[]>(() => {
    const { breached, saved, moved } = this.preview();
    const groups: readonly Group[] = [
      { title: 'breached at once', icon: 'slaBreached', tone: 'bad', ...breached },
      { title: 'in time again', icon: 'met', tone: 'good', ...saved },
      { title: 'due at another time', icon: 'sla', tone: 'neutral', ...moved },
    ];
    return groups.filter(({ count }) => count > 0);
  });
  protected readonly rest = ({ count, first }: Group): number => count - first.length;
  protected readonly refOf = ({ ticket }: ChangedClock): TicketRef => ({ ...ticket, number: `T-${ticket.number}` });
  /** What stands there instead of a time. */
  protected readonly standing = (clock: ChangedClock['before']): string =>
    clock ? clockLooks[clock.state].label.toLowerCase() : 'no clock';
}
