import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { AutoCloseApi } from '@casewright/data-access';
import { Icon, Time } from '@casewright/ui';

/** That the ticket will be solved or closed by itself, and when; nothing where it will not. */
@Component({
  selector: 'cw-auto-close-note',
  imports: [Icon, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (next(); as next) {
      <p class="state">
        <cw-icon name="clock" [size]="14" />
        <span>
          @if (next.warnAt; as warnAt) {
            Its requester is warned <cw-time as="brief" [at]="warnAt" />, then it is {{ words[next.step] }} by itself
          } @else {
            {{ capital[next.step] }} by itself <cw-time as="brief" [at]="next.actAt" />
          }
          unless the requester answers
        </span>
      </p>
    }
  `,
  styleUrl: './waiting.scss',
})
export class AutoCloseNote {
  readonly ticketId = input.required<string>();
  /** Another value makes it look again. */
  readonly version = input.required<number>();
  private readonly api = inject(AutoCloseApi);
  private readonly waiting = resource({
    params: () => ({ id: this.ticketId(), version: this.version() }),
    loader: ({ params }) => this.api.ofTicket(params.id),
  });
  protected readonly next = computed(() => (this.waiting.hasValue() ? this.waiting.value().next : null));
  protected readonly words = { close: 'closed', solve: 'solved' } as const;
  protected readonly capital = { close: 'Closed', solve: 'Solved' } as const;
}
