import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@casewright/ui';
import type { Outgoing } from '../composer/outbox-storage';

/** A reply that has not gone out yet, with the seconds that are left to take it back. */
@Component({
  selector: 'cw-outgoing-comment',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="text">{{ outgoing().draft.body }}</p>
    <div class="bar" role="status">
      <cw-icon name="send" />
      @if (outgoing().sendAt) {
        <span class="cw-numbers">Sending in {{ left() }} s</span>
        <button matButton type="button" (click)="takenBack.emit()">Undo</button>
        <button matButton type="button" (click)="sent.emit()">Send now</button>
      } @else {
        <span>{{ outgoing().draft.visibility === 'public' ? 'Sending…' : 'Adding…' }}</span>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 860px;
      padding: 10px 14px;
      margin: var(--cw-3) var(--cw-4) var(--cw-3) 60px;
      border: 1px dashed var(--cw-line-strong);
      border-radius: var(--cw-radius-large);
    }
    .text {
      max-height: 120px;
      overflow: hidden;
      color: var(--cw-muted);
      font-size: var(--cw-reading);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    .bar {
      display: flex;
      gap: var(--cw-2);
      align-items: center;
      margin-top: var(--cw-2);
      color: var(--cw-accent-fg);
    }
    @media (max-width: 720px) {
      :host {
        margin: 6px var(--cw-2);
      }
    }
  `,
})
export class OutgoingComment {
  readonly outgoing = input.required<Outgoing>();
  readonly takenBack = output();
  readonly sent = output();
  private readonly now = signal(Date.now());
  protected readonly left = computed(() => Math.max(0, Math.ceil((this.outgoing().sendAt - this.now()) / 1000)));

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), 250);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
