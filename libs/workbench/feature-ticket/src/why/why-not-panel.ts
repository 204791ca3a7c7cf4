import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { DecisionsApi, failureOf } from '@casewright/data-access';
import { RouterLink } from '@angular/router';
import {
  Chip,
  ConditionTree,
  Icon,
  Now,
  Picker,
  SidePanel,
  Time,
  ViewState,
  briefTime,
  withLocalTimes,
  type IconName,
  type Loading,
  type PickerOption,
  type Tone,
} from '@casewright/ui';
import { entryOf } from '../timeline/entry';
import type { TicketEventView, WhyNotView } from '@casewright/contracts';

const verdictLooks: Readonly<Record<WhyNotView['verdict'], { label: string; icon: IconName; tone: Tone }>> = {
  fired: { label: 'It acted', icon: 'spark', tone: 'good' },
  'not-published': { label: 'Never published', icon: 'edit', tone: 'neutral' },
  'not-live-then': { label: 'Not live then', icon: 'clock', tone: 'neutral' },
  paused: { label: 'Paused', icon: 'pause', tone: 'warn' },
  'no-event': { label: 'Nothing happened', icon: 'none', tone: 'neutral' },
  'trigger-rejected': { label: 'Not meant for this', icon: 'none', tone: 'neutral' },
  'no-match': { label: 'Conditions did not hold', icon: 'failed', tone: 'neutral' },
  guarded: { label: 'Held back by a guard', icon: 'shield', tone: 'warn' },
  shadow: { label: 'Only in shadow', icon: 'none', tone: 'neutral' },
  'not-in-canary': { label: 'Not in the canary', icon: 'none', tone: 'neutral' },
  tripped: { label: 'Tripped', icon: 'alert', tone: 'warn' },
  archived: { label: 'Archived', icon: 'none', tone: 'neutral' },
  stopped: { label: 'Stopped by an earlier rule', icon: 'shield', tone: 'warn' },
  error: { label: 'Error', icon: 'alert', tone: 'bad' },
};

/** Why a rule of one's choice did nothing here. */
@Component({
  selector: 'cw-why-not-panel',
  imports: [Chip, ConditionTree, Icon, Picker, RouterLink, SidePanel, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './why-not-panel.html',
  styleUrl: './why.scss',
})
export class WhyNotPanel {
  readonly ticketId = input.required<string>();
  /** The timeline of the ticket, to ask about one event of it. */
  readonly events = input<readonly TicketEventView[]>([]);
  readonly closed = output();
  private readonly api = inject(DecisionsApi);
  private readonly now = inject(Now);
  protected readonly local = (text: string): string => withLocalTimes(text, this.now.ms());
  protected readonly looks = verdictLooks;
  protected readonly ruleId = signal<string | undefined>(undefined);
  /** Undefined: the event on which the rule came nearest. */
  protected readonly eventId = signal<string | undefined>(undefined);
  protected readonly rules = resource({ loader: () => this.api.rules() });
  protected readonly options = computed<readonly PickerOption[]>(() =>
    (this.rules.hasValue() ? this.rules.value().items : []).map((rule) => ({
      value: rule.id,
      label: rule.name,
      icon: rule.status === 'paused' ? ('pause' as const) : ('rules' as const),
      hint: rule.status === 'active' ? '' : rule.status,
    })),
  );
  protected readonly eventOptions = computed<readonly PickerOption[]>(() => [
    { value: '', label: 'Where it came nearest' },
    ...[...this.events()].reverse().map((event) => {
      const { who, what } = entryOf(event);
      return { value: event.id, label: `${who} ${what}`, hint: briefTime(event.at, this.now.ms()) };
    }),
  ]);
  protected readonly chosenEvent = computed(
    () => this.eventOptions().find(({ value }) => value === (this.eventId() ?? ''))?.label ?? 'Where it came nearest',
  );
  protected readonly chosen = computed(() => this.options().find((option) => option.value === this.ruleId()));
  protected readonly answer = resource({
    params: () => {
      const ruleId = this.ruleId();
      return ruleId === undefined ? undefined : { id: this.ticketId(), ruleId, eventId: this.eventId() };
    },
    loader: ({ params }) => this.api.whyNot(params.id, params.ruleId, params.eventId),
  });
  protected readonly shown = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  protected readonly loading = computed<Loading>(() => {
    const error = this.answer.error() ?? this.rules.error();
    if (error) return { state: 'failed', failure: failureOf(error) };
    return { state: this.shown() || this.ruleId() === undefined ? 'ready' : 'loading' };
  });
}
