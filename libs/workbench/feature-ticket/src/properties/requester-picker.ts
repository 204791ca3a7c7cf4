import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Icon, Picker } from '@casewright/ui';
import { PeopleSearch } from '../state/people-search';

/** Makes somebody else of the directory the requester. */
@Component({
  selector: 'cw-requester-picker',
  imports: [Icon, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-picker
      label="New requester: name or email address"
      [options]="search.options()"
      [chosen]="[requesterId()]"
      (click)="search.search('')"
      (typed)="search.search($event)"
      (picked)="choose($event)"
      ><cw-icon name="edit" [size]="14"
    /></cw-picker>
  `,
})
export class RequesterPicker {
  readonly requesterId = input.required<string>();
  readonly picked = output<string>();
  protected readonly search = inject(PeopleSearch);

  protected choose(id: string): void {
    if (id !== this.requesterId()) this.picked.emit(id);
  }
}
