import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { TicketListItem } from '@casewright/contracts';
import { TicketsApi, failureOf } from '@casewright/data-access';
import { Avatar, PriorityChip, SidePanel, SlaPill, StatusChip, Time, ViewState, type Loading } from '@casewright/ui';

/** The end of a ticket's conversation beside the list. */
@Component({
  selector: 'cw-ticket-preview',
  imports: [Avatar, MatButton, PriorityChip, RouterLink, SidePanel, SlaPill, StatusChip, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ticket-preview.html',
  styleUrl: './ticket-preview.scss',
})
export class TicketPreview {
  readonly ticket = input.required<TicketListItem>();
  readonly closed = output();
  private readonly api = inject(TicketsApi);
  private readonly wanted = computed(() => ({ id: this.ticket().id, version: this.ticket().version }));
  protected readonly whole = resource({
    params: this.wanted,
    loader: ({ params, abortSignal }) => this.api.read(params.id, abortSignal),
  });
  protected readonly loading = computed<Loading>(() => {
    const error = this.whole.error();
    if (error) return { state: 'failed', failure: failureOf(error.cause ?? error) };
    return { state: this.shown() ? 'ready' : 'loading' };
  });
  protected readonly shown = computed(() => {
    const whole = this.whole.hasValue() ? this.whole.value() : undefined;
    return whole?.id === this.ticket().id ? whole : undefined;
  });
  protected readonly latest = computed(() => this.shown()?.comments.slice(-4).reverse() ?? []);
}
