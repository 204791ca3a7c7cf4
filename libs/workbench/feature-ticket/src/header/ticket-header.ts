import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { TicketView } from '@casewright/contracts';
import { Avatar, Icon, type PaletteEntry, PriorityChip, SlaPill, StatusChip, Time } from '@casewright/ui';
import { Spark } from '../properties/spark';
import { TicketMenu } from './ticket-menu';
import { TicketOrigins } from './ticket-origins';

export type MainAction = 'take' | 'solve' | 'reopen' | 'none';

interface Steps {
  readonly place: { readonly at: number; readonly of: number } | null;
  readonly back: string;
}

/** The sticky line over a ticket: what it is, where it stands, and the next thing to do. */
@Component({
  selector: 'cw-ticket-header',
  imports: [Avatar, Icon, MatButton, MatIconButton, PriorityChip, RouterLink, SlaPill, Spark, StatusChip, TicketMenu, TicketOrigins, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ticket-header.html',
  styleUrl: './ticket-header.scss',
})
export class TicketHeader {
  readonly ticket = input.required<TicketView>();
  readonly viewers = input<readonly { userId: string; name: string; typing: boolean }[]>([]);
  readonly action = input<MainAction>('none');
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  /** Who set the subject last. */
  readonly decided = input<'by-person' | 'by-machine'>('by-person');
  readonly why = input<'offered' | 'hidden'>('hidden');
  /** Where the ticket stands in the list that one came from, and the way back to it. */
  readonly steps = input<Steps>({ place: null, back: '/queue' });
  /** What else can be done. */
  readonly menu = input<readonly PaletteEntry[]>([]);
  readonly stepped = output<1 | -1>();
  readonly acted = output<MainAction>();
  readonly renamed = output<string>();
  /** Why the subject is what it is. */
  readonly asked = output();
  readonly clockAsked = output();
  readonly panelToggled = output();
  protected readonly words: Readonly<Record<MainAction, string>> = { take: 'Take it', solve: 'Solve', reopen: 'Reopen', none: '' };
  protected readonly renaming = signal(false);
  /** What the field begins with; a change by somebody else does not overwrite what is being typed. */
  protected readonly subject = signal('');
  private readonly router = inject(Router);
  protected readonly back = computed(() => this.router.parseUrl(this.steps().back));
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly looking = computed(() =>
    this.viewers()
      .map(({ name, typing }) => `${name} ${typing ? 'is typing' : 'is looking'}`)
      .join(', '),
  );

  protected rename(): void {
    if (this.editing() === 'disabled') return;
    this.subject.set(this.ticket().subject);
    this.renaming.set(true);
    setTimeout(() => this.field()?.nativeElement.select());
  }

  protected finish(subject: string): void {
    if (!this.renaming()) return;
    this.renaming.set(false);
    if (subject.trim() !== '' && subject.trim() !== this.ticket().subject) this.renamed.emit(subject.trim());
  }
}
