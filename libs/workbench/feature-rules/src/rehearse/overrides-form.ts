import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { ValueInput } from '@casewright/conditions';
import type { FactOverrides, FactView, RuleCatalogView } from '@casewright/contracts';
import { Icon, Picker } from '@casewright/ui';

/** Facts as one would like them to have been. */
@Component({
  selector: 'cw-overrides-form',
  imports: [Icon, MatIconButton, Picker, ValueInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (row of rows(); track row.fact.id) {
      <div class="row">
        <span>{{ row.fact.label }}</span>
        <cw-value-input
          [label]="row.fact.label"
          [type]="row.fact.type"
          [operand]="row.fact.type === 'list' ? 'many' : 'one'"
          [choices]="row.fact.choices"
          [reference]="row.fact.reference"
          [precision]="row.fact.day ? 'day' : 'minute'"
          empty="No value"
          [value]="row.value"
          (changed)="set(row.fact.id, $event)"
        />
        <button matIconButton type="button" [attr.aria-label]="'Leave ' + row.fact.label + ' as it was'" (click)="remove(row.fact.id)">
          <cw-icon name="close" />
        </button>
        @if (problems()[row.fact.id]; as problem) {
          <p class="problem" role="alert">{{ problem }}</p>
        }
      </div>
    }
    <cw-picker look="dashed" label="Change a fact" [options]="options()" (picked)="set($event, null)">
      <cw-icon name="add" />Change a fact
    </cw-picker>
  `,
  styles: `
    :host {
      display: block;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--cw-2);
      align-items: center;
      padding: 2px 0;
    }
    .row > span {
      width: 140px;
      color: var(--cw-muted);
    }
    .problem {
      width: 100%;
      margin: 0;
      color: var(--cw-bad-fg);
    }
  `,
})
export class OverridesForm {
  readonly catalog = input.required<RuleCatalogView>();
  readonly overrides = input.required<FactOverrides>();
  /** What the server says about some of them, by the ids of the facts. */
  readonly problems = input<Readonly<Record<string, string>>>({});
  readonly changed = output<FactOverrides>();
  private readonly facts = computed(() => new Map(this.catalog().facts.map((fact) => [fact.id, fact])));
  protected readonly rows = computed(() =>
    Object.entries(this.overrides()).flatMap(([id, value]): { fact: FactView; value: unknown }[] => {
      const fact = this.facts().get(id);
      return fact ? [{ fact, value }] : [];
    }),
  );
  protected readonly options = computed(() =>
    this.catalog()
      .facts.filter(({ id, gone }) => !gone && !(id in this.overrides()))
      .map(({ id, label }) => ({ value: id, label })),
  );

  /** What is cleared counts as missing. */
  protected set(id: string, value: unknown): void {
    const given = value === '' || value === undefined ? null : (value as FactOverrides[string]);
    this.changed.emit({ ...this.overrides(), [id]: given });
  }

  protected remove(id: string): void {
    this.changed.emit(Object.fromEntries(Object.entries(this.overrides()).filter(([other]) => other !== id)));
  }
}
