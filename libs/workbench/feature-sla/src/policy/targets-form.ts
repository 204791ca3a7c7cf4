import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { SlaPolicyContent, SlaTarget, SlaTargetDefinition } from '@casewright/contracts';
import { Icon, Picker, targetWords, targetsInOrder, type PickerOption } from '@casewright/ui';
import { newTarget } from './policy-content';
import { TargetForm } from './target-form';
import { targetLooks } from './target-looks';

type Targets = SlaPolicyContent['targets'];

/** What a policy promises, in the order in which it is shown; each target once. */
@Component({
  selector: 'cw-targets-form',
  imports: [Icon, Picker, TargetForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (target of targets(); track target.target; let index = $index) {
      <cw-target-form
        [attr.data-pointer]="'/targets/' + index"
        [target]="target"
        [calendars]="calendars()"
        [state]="state()"
        [place]="placeOf(index)"
        [wrong]="wrongAt(index)"
        (changed)="set(index, $event)"
        (removed)="remove(index)"
        (moved)="move(index, index + $event)"
      />
    }
    @if (wrong()('/targets'); as words) {
      <p role="alert">{{ words }}</p>
    }
    @if (state() === 'enabled' && missing().length > 0) {
      <cw-picker look="dashed" label="Add a target" [options]="missing()" (picked)="add($event)"
        ><cw-icon name="add" [size]="14" />Add a target</cw-picker
      >
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--cw-3);
    }
    p {
      color: var(--cw-bad-fg);
      font-size: var(--cw-small);
    }
    cw-picker {
      align-self: flex-start;
    }
  `,
})
export class TargetsForm {
  readonly targets = input.required<Targets>();
  readonly calendars = input.required<readonly PickerOption[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  /** What the server has against a place in the policy, by its pointer. */
  readonly wrong = input<(pointer: string) => string | null>(() => null);
  readonly changed = output<Targets>();
  protected readonly missing = computed<readonly PickerOption[]>(() =>
    targetsInOrder
      .filter((target) => !this.targets().some((known) => known.target === target))
      .map((target) => ({ value: target, label: targetWords[target], hint: targetLooks[target].meaning, icon: targetLooks[target].icon })),
  );
  protected readonly wrongAt = (index: number) => (inner: string) => this.wrong()(`/targets/${index}${inner}`);

  protected placeOf(index: number): 'only' | 'first' | 'between' | 'last' {
    const last = this.targets().length - 1;
    if (last === 0) return 'only';
    if (index === 0) return 'first';
    return index === last ? 'last' : 'between';
  }

  protected set(index: number, target: SlaTargetDefinition): void {
    this.changed.emit(this.targets().map((old, at) => (at === index ? target : old)));
  }

  protected add(target: string): void {
    this.changed.emit([...this.targets(), newTarget(target as SlaTarget)]);
  }

  protected remove(index: number): void {
    this.changed.emit(this.targets().filter((_, at) => at !== index));
  }

  protected move(from: number, to: number): void {
    const moved = this.targets()[from];
    if (!moved) return;
    const rest = this.targets().filter((_, at) => at !== from);
    this.changed.emit([...rest.slice(0, to), moved, ...rest.slice(to)]);
  }
}
