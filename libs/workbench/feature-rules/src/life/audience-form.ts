import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { Names } from '@casewright/conditions';
import type { CanaryAudience } from '@casewright/contracts';
import { Picker } from '@casewright/ui';

/** Where a canary acts: a share of the tickets, or chosen teams. Says null as long as nothing can be meant. */
@Component({
  selector: 'cw-audience-form',
  imports: [Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label
      ><input type="radio" name="canary-kind" [checked]="kind() === 'share'" (change)="choose('share')" /> A share of the tickets</label
    >
    @if (kind() === 'share') {
      <span class="share">
        <input
          #share
          class="cw-input"
          type="number"
          min="1"
          max="99"
          aria-label="Share of the tickets in percent"
          [value]="percent()"
          (input)="setShare(+share.value)"
        />
        % – always the same ones
      </span>
    }
    <label><input type="radio" name="canary-kind" [checked]="kind() === 'teams'" (change)="choose('teams')" /> The tickets of teams</label>
    @if (kind() === 'teams') {
      <cw-picker look="button" mode="many" label="Teams" [options]="names.options('team')" [chosen]="teams()" (picked)="toggle($event)">{{
        words()
      }}</cw-picker>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-2) var(--cw-3);
      align-items: center;
    }
    .share .cw-input {
      width: 72px;
    }
  `,
})
export class AudienceForm {
  readonly changed = output<CanaryAudience | null>();
  protected readonly names = inject(Names);
  protected readonly kind = signal<'share' | 'teams'>('share');
  protected readonly percent = signal(10);
  protected readonly teams = signal<readonly string[]>([]);
  protected readonly words = computed(() => this.teams().map(this.names.nameOf).join(', ') || 'Choose teams');
  private readonly audience = computed<CanaryAudience | null>(() => {
    if (this.kind() === 'teams') return this.teams().length > 0 ? { teamIds: [...this.teams()] } : null;
    const share = this.percent();
    return Number.isInteger(share) && share >= 1 && share <= 99 ? { share } : null;
  });

  protected choose(kind: 'share' | 'teams'): void {
    this.kind.set(kind);
    this.tell();
  }

  protected setShare(percent: number): void {
    this.percent.set(percent);
    this.tell();
  }

  protected toggle(team: string): void {
    this.teams.update((teams) => (teams.includes(team) ? teams.filter((other) => other !== team) : [...teams, team]));
    this.tell();
  }

  private tell(): void {
    this.changed.emit(this.audience());
  }
}

/** What the form begins with. */
export const firstAudience: CanaryAudience = { share: 10 };
