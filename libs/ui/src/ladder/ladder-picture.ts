import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';
import { Time } from '../time/time';

/** A step of a ladder as the picture shows it. */
export interface Rung {
  /** `after 30 min`. */
  readonly delay: string;
  /** Minutes after the start; the further apart, the further apart they stand. */
  readonly minutes: number;
  /** When it was or will be climbed; null where no ticket climbs. */
  readonly at: string | null;
  readonly words: readonly string[];
  readonly state: 'climbed' | 'next' | 'ahead' | 'left';
}

const looks: Readonly<Record<Rung['state'], { readonly icon: IconName; readonly words: string }>> = {
  climbed: { icon: 'check', words: 'climbed' },
  next: { icon: 'clock', words: 'next' },
  ahead: { icon: 'up', words: 'to come' },
  left: { icon: 'none', words: 'not climbed' },
};
const [nearest, farthest] = [4, 36];

/** The steps of a ladder from its first to its last, apart as the times between them are. */
@Component({
  selector: 'cw-ladder-picture',
  imports: [Icon, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol [attr.aria-label]="label()">
      @for (rung of placed(); track $index) {
        <li [attr.data-state]="rung.state" [style.--gap.px]="rung.gap">
          <span class="mark"><cw-icon [name]="looks[rung.state].icon" [size]="12" /></span>
          <div>
            <p class="when">
              <strong>{{ rung.delay }}</strong>
              @if (rung.at; as at) {
                <span class="state">{{ looks[rung.state].words }} <cw-time as="brief" [at]="at" /></span>
              }
            </p>
            @for (words of rung.words; track $index) {
              <p class="what">{{ words }}</p>
            }
          </div>
        </li>
      }
    </ol>
  `,
  styleUrl: './ladder-picture.scss',
})
export class LadderPicture {
  readonly rungs = input.required<readonly Rung[]>();
  readonly label = input('Steps');
  protected readonly looks = looks;
  protected readonly placed = computed(() => {
    const rungs = this.rungs();
    const apart = rungs.map(({ minutes }, place) => minutes - (rungs[place - 1]?.minutes ?? minutes));
    const longest = Math.max(1, ...apart);
    return rungs.map((rung, place) => {
      const share = (apart[place] ?? 0) / longest;
      return { ...rung, gap: place === 0 ? 0 : Math.round(nearest + (farthest - nearest) * share) };
    });
  });
}
