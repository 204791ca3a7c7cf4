import { ChangeDetectionStrategy, Component, ElementRef, computed, input, output, signal, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { TicketView } from '@casewright/contracts';
import { Avatar, Icon, PriorityChip, SlaPill, StatusChip } from '@casewright/ui';

export type MainAction = 'take' | 'solve' | 'reopen' | 'none';

/** The sticky line over a ticket: what it is, where it stands, and the next thing to do. */
@Component({
  selector: 'cw-ticket-header',
  imports: [Avatar, Icon, MatButton, MatIconButton, PriorityChip, RouterLink, SlaPill, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ticket-header.html',
  styleUrl: './ticket-header.scss',
})
export class TicketHeader {
  readonly ticket = input.required<TicketView>();
  readonly viewers = input<readonly { userId: string; name: string; typing: boolean }[]>([]);
  readonly action = input<MainAction>('none');
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  readonly acted = output<MainAction>();
  readonly renamed = output<string>();
  readonly clockAsked = output();
  readonly panelToggled = output();
  protected readonly words: Readonly<Record<MainAction, string>> = { take: 'Take it', solve: 'Solve', reopen: 'Reopen', none: '' };
  protected readonly renaming = signal(false);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly looking = computed(() =>
    this.viewers()
      .map(({ name, typing }) => `${name} ${typing ? 'is typing' : 'is looking'}`)
      .join(', '),
  );

  protected rename(): void {
    if (this.editing() === 'disabled') return;
    this.renaming.set(true);
    setTimeout(() => this.field()?.nativeElement.select());
  }

  protected finish(subject: string): void {
    if (!this.renaming()) return;
    this.renaming.set(false);
    if (subject.trim() !== '' && subject.trim() !== this.ticket().subject) this.renamed.emit(subject.trim());
  }
}
