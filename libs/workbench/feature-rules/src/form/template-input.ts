import { ChangeDetectionStrategy, Component, computed, input, output, signal, viewChild, type ElementRef } from '@angular/core';
import type { RuleCatalogView } from '@casewright/contracts';
import { previewTemplate } from './template-preview';

type Variable = RuleCatalogView['templateVariables'][number];

/** A text with variables: a button for each puts it where the cursor is, and a preview shows what comes of it. */
@Component({
  selector: 'cw-template-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <textarea
      #area
      class="cw-input"
      rows="6"
      maxlength="65536"
      [attr.aria-label]="label()"
      [value]="text()"
      (input)="changed.emit(area.value)"
    ></textarea>
    <div class="variables" role="group" aria-label="Put in">
      @for (variable of variables(); track variable.value) {
        <button class="cw-quiet-button" type="button" [attr.title]="braced(variable)" (click)="putIn(variable)">
          {{ variable.label }}
        </button>
      }
      <button class="cw-quiet-button show" type="button" [attr.aria-expanded]="preview() === 'shown'" (click)="toggle()">
        {{ preview() === 'shown' ? 'Hide the example' : 'Show an example' }}
      </button>
    </div>
    @if (preview() === 'shown') {
      <p class="preview" role="status" aria-label="Example">{{ rendered() || 'Nothing is written yet.' }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .variables {
      display: flex;
      flex-wrap: wrap;
    }
    .show {
      margin-left: auto;
      color: var(--cw-accent-fg);
    }
    .preview {
      padding: var(--cw-2) var(--cw-3);
      border-radius: var(--cw-radius);
      background: var(--cw-sunken);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class TemplateInput {
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  readonly variables = input.required<readonly Variable[]>();
  readonly changed = output<string>();
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');
  protected readonly preview = signal<'hidden' | 'shown'>('hidden');
  protected readonly rendered = computed(() => previewTemplate(this.text(), this.variables()));
  protected readonly braced = ({ value }: Variable): string => `{{${value}}}`;

  protected putIn(variable: Variable): void {
    const area = this.area().nativeElement;
    area.setRangeText(this.braced(variable), area.selectionStart, area.selectionEnd, 'end');
    area.focus();
    this.changed.emit(area.value);
  }

  protected toggle(): void {
    this.preview.update((preview) => (preview === 'shown' ? 'hidden' : 'shown'));
  }
}
