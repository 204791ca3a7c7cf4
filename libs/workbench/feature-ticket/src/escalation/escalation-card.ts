import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { EscalationView, NameOf } from '@casewright/contracts';
import { Chip, KeyCaps, LadderPicture, Time } from '@casewright/ui';
import { endWords, isOpen, rungsOf, stateLooks } from './escalation-words';

/** One escalation: which ladder, why it began, how far it is, and what somebody can do about it. */
@Component({
  selector: 'cw-escalation-card',
  imports: [Chip, KeyCaps, LadderPicture, MatButton, RouterLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './escalation-card.html',
  styleUrl: './escalation-card.scss',
})
export class EscalationCard {
  readonly escalation = input.required<EscalationView>();
  readonly nameOf = input.required<NameOf>();
  readonly acting = input<'may' | 'may-not' | 'busy'>('may-not');
  readonly linked = input<'yes' | 'no'>('no');
  readonly acknowledged = output<string | null>();
  readonly stopped = output();
  protected readonly stopping = signal<'no' | 'asked'>('no');
  protected readonly look = computed(() => stateLooks[this.escalation().state]);
  protected readonly rungs = computed(() => rungsOf(this.escalation(), this.nameOf()));
  protected readonly end = computed(() => endWords(this.escalation()));
  protected readonly waits = computed(() => isOpen(this.escalation()));
  protected readonly climbed = computed(() => this.escalation().steps.filter(({ climbedAt }) => climbedAt !== null).length);

  protected acknowledge(note: string): void {
    this.acknowledged.emit(note.trim() === '' ? null : note.trim());
  }
}
