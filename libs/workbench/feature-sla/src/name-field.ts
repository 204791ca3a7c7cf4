import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Field } from '@casewright/ui';

/** What a calendar or a policy is called. */
@Component({
  selector: 'cw-name-field',
  imports: [Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-field label="Name" [problem]="problem()">
      <input
        #field
        class="cw-input"
        required
        maxlength="100"
        autocomplete="off"
        [value]="name()"
        [attr.aria-invalid]="problem() !== null"
        (input)="written.emit(field.value)"
      />
    </cw-field>
  `,
  styles: ':host { display: contents; }',
})
export class NameField {
  readonly name = input.required<string>();
  readonly problem = input.required<string | null>();
  readonly written = output<string>();
}
