import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { SlaChangeDraft } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import { Icon } from '@casewright/ui';
import { RehearsedDraft } from './rehearsed-draft';

/** Takes a change, as it is written, to the page that shows it on what was recorded. */
@Component({
  selector: 'cw-rehearse-link',
  imports: [Icon, MatButton, May],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button *cwMay="'sla.edit'" matButton type="button" (click)="go()">
      <cw-icon matButtonIcon name="history" />Rehearse on the past …
    </button>
  `,
})
export class RehearseLink {
  readonly change = input.required<SlaChangeDraft>();
  private readonly router = inject(Router);
  private readonly draft = inject(RehearsedDraft);

  protected go(): void {
    this.draft.carry(this.change(), this.router.url.split('?')[0] ?? '/sla');
    void this.router.navigate(['/sla/rehearse']);
  }
}
