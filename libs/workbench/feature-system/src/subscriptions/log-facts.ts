import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { SystemView } from '@casewright/contracts';
import { lagWords } from './subscription-looks';

/** The log as a whole, in numbers. */
@Component({
  selector: 'cw-log-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<dl>
    @for (fact of facts(); track fact.name) {
      <div>
        <dt>{{ fact.name }}</dt>
        <dd class="cw-numbers">{{ fact.value }}</dd>
      </div>
    }
  </dl>`,
  styles: `
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-2) var(--cw-8);
    }
    dt {
      color: var(--cw-muted);
      font-size: var(--cw-small);
    }
    dd {
      font-size: 18px;
      font-weight: 600;
    }
  `,
})
export class LogFacts {
  readonly system = input.required<SystemView>();
  protected readonly facts = computed(() => {
    const { events, streams, worstLagMilliseconds, firstHiddenMilliseconds, version, profile } = this.system();
    return [
      { name: 'Events', value: events.toLocaleString('en-GB') },
      { name: 'Streams', value: streams.toLocaleString('en-GB') },
      { name: 'Worst lag', value: lagWords(worstLagMilliseconds) },
      { name: 'First hidden event', value: firstHiddenMilliseconds === null ? 'none' : lagWords(firstHiddenMilliseconds) },
      { name: 'Version', value: `${version} · ${profile}` },
    ];
  });
}
