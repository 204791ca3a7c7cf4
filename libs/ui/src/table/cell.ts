import { Directive, TemplateRef, inject, input } from '@angular/core';

/** The cell of one column: `<ng-template cwCell="subject" let-row>`. */
@Directive({ selector: 'ng-template[cwCell]' })
export class Cell {
  readonly column = input.required<string>({ alias: 'cwCell' });
  readonly template = inject<TemplateRef<{ $implicit: unknown }>>(TemplateRef);
}

/** The whole row where there is no room for columns; 64 px high. */
@Directive({ selector: 'ng-template[cwCompactRow]' })
export class CompactRow {
  readonly template = inject<TemplateRef<{ $implicit: unknown }>>(TemplateRef);
}
