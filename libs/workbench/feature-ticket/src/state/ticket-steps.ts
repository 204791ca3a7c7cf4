import { Injectable, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TicketTrail } from '@casewright/data-access';

/** From the ticket that is shown to the next one of the list that one came from, and back to that list. */
@Injectable()
export class TicketSteps {
  private readonly trail = inject(TicketTrail);
  private readonly router = inject(Router);
  readonly around = computed(() => {
    const shown = this.trail.last();
    return { place: shown === null ? null : this.trail.place(shown), back: this.trail.url() };
  });

  at(ticketId: string): void {
    this.trail.last.set(ticketId);
  }

  go(by: 1 | -1): void {
    const shown = this.trail.last();
    const next = shown === null ? null : this.trail.beside(shown, by);
    if (next !== null) void this.router.navigate(['/tickets', next], { queryParamsHandling: 'preserve', replaceUrl: true });
  }

  back(): void {
    void this.router.navigateByUrl(this.trail.url());
  }
}
