import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ClockView } from '@casewright/contracts';
import { Now, exactTime } from '@casewright/ui';

/** The stretches of a clock side by side, as long as they lasted: running full, paused hatched. */
@Component({
  selector: 'cw-ledger-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  template: `@for (part of parts(); track part.from) {
    <i [attr.data-kind]="part.kind" [style.flex-grow]="part.length" [attr.title]="part.title"></i>
  }`,
  styles: `
    :host {
      display: flex;
      gap: 2px;
      height: 14px;
    }
    i {
      min-width: 4px;
      border-radius: 3px;
      background: var(--cw-info-fg);
    }
    i[data-kind='paused'] {
      background: repeating-linear-gradient(135deg, var(--cw-line-strong) 0 3px, transparent 3px 6px);
    }
  `,
})
export class LedgerStrip {
  private readonly now = inject(Now);
  readonly ledger = input.required<ClockView['ledger']>();
  readonly goalMinutes = input.required<number>();
  protected readonly parts = computed(() =>
    this.ledger().map(({ from, to, kind }) => ({
      from,
      kind,
      length: Math.max(1, (to === null ? this.now.ms() : Date.parse(to)) - Date.parse(from)),
      title: `${kind}: ${exactTime(from)} – ${to === null ? 'now' : exactTime(to)}`,
    })),
  );
  protected readonly label = computed(() =>
    this.parts()
      .map((part) => part.title)
      .join('; '),
  );
}
