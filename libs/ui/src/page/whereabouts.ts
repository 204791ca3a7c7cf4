import { Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';

/** What the page shows, for the breadcrumb and the title of the tab: the route's title until the page knows better. */
@Injectable({ providedIn: 'root' })
export class Whereabouts {
  private readonly title = inject(Title);
  private readonly shown = signal('');
  readonly leaf = this.shown.asReadonly();

  /** `more` stands in the tab only. */
  name(leaf: string, more = ''): void {
    this.shown.set(leaf);
    this.title.setTitle([leaf + (more && ` ${more}`), 'Casewright'].filter(Boolean).join(' · '));
  }
}
