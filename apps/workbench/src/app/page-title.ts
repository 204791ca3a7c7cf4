import { Injectable, inject } from '@angular/core';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { Whereabouts } from '@casewright/ui';

/** Names the page until it does so itself; another filter or panel of the same page leaves its name alone. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly whereabouts = inject(Whereabouts);
  private last: string | undefined;

  override updateTitle(state: RouterStateSnapshot): void {
    const page = this.buildTitle(state);
    if (page !== this.last) this.whereabouts.name(page ?? '');
    this.last = page;
  }
}
