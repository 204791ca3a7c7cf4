import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NotificationView } from '@casewright/contracts';
import { Empty, Icon, ListProblem, ReturnFocus, Time, ViewState, type Loading } from '@casewright/ui';
import { addressOf, notificationLooks, sentenceOf } from '../notification-words';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** What happened, newest first; each leads to its ticket. */
@Component({
  selector: 'cw-notification-panel',
  imports: [Empty, Icon, ListProblem, RouterLink, Time, ViewState],
  hostDirectives: [ReturnFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'dialog', 'aria-label': 'Notifications', tabindex: '-1', '(keydown)': 'key($event)' },
  templateUrl: './notification-panel.html',
  styleUrl: './notification-panel.scss',
})
export class NotificationPanel {
  readonly items = input.required<readonly NotificationView[]>();
  readonly unread = input.required<number>();
  readonly loading = input.required<Loading>();
  readonly problem = input<string | null>(null);
  readonly more = input<'none' | 'older'>('none');
  readonly chosen = output<NotificationView>();
  readonly readAll = output();
  readonly older = output();
  readonly retry = output();
  readonly closed = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly rows = computed(() =>
    this.items().map((item) => ({ item, sentence: sentenceOf(item), address: addressOf(item), look: notificationLooks[item.kind] })),
  );

  constructor() {
    afterNextRender(() => (this.entries()[0] ?? this.host).focus());
  }

  /** What is pressed here is not for the page behind, but for what works everywhere. */
  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    const step = steps[event.key];
    if (event.key === 'Escape') this.closed.emit();
    else if (step !== undefined) this.move(step);
    else return;
    event.preventDefault();
  }

  private move(step: number): void {
    const entries = this.entries();
    const here = entries.findIndex((entry) => entry === document.activeElement);
    entries[Math.max(0, Math.min(entries.length - 1, here + step))]?.focus();
  }

  private entries(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('a.entry')];
  }
}
