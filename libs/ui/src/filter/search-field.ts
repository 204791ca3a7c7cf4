import { ChangeDetectionStrategy, Component, ElementRef, input, output, viewChild } from '@angular/core';

/** Searches in a list, when Enter is pressed or the field is left. */
@Component({
  selector: 'cw-search-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<input
    #field
    class="cw-input"
    type="search"
    [placeholder]="label()"
    [attr.aria-label]="label()"
    [value]="text()"
    (change)="search()"
    (search)="search()"
    (keydown.escape)="field.blur()"
  />`,
  styles: `
    input {
      width: 260px;
      max-width: 60vw;
    }
  `,
})
export class SearchField {
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  readonly searched = output<string | null>();
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  get element(): HTMLElement {
    return this.field().nativeElement;
  }

  protected search(): void {
    const wanted = this.field().nativeElement.value.trim();
    if (wanted !== this.text()) this.searched.emit(wanted === '' ? null : wanted);
  }
}
