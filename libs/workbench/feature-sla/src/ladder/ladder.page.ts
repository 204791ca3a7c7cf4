import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Names } from '@casewright/conditions';
import { durationMilliseconds, type LadderStep } from '@casewright/contracts';
import { EscalationsApi, May, SlaAdminApi } from '@casewright/data-access';
import {
  Field,
  FormPart,
  Icon,
  LadderPicture,
  Leaving,
  Notices,
  Picker,
  Section,
  type HoldsChanges,
  type PickerOption,
} from '@casewright/ui';
import { NameField } from '../name-field';
import { Removal } from '../removal';
import { SlaEditor } from '../sla-editor';
import { SlaFrame } from '../sla-frame';
import { contentOf, newLadder, newStep } from './ladder-content';
import { countingSentence, ladderLines, rungsOf, stepSentence } from './ladder-words';
import { StepForm } from './step-form';

const mostSteps = 10;

/** One ladder: its steps, and what comes of them. */
@Component({
  selector: 'cw-ladder-page',
  imports: [Field, FormPart, Icon, LadderPicture, MatButton, May, NameField, Picker, Removal, RouterLink, Section, SlaFrame, StepForm],
  providers: [Leaving],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ladder.page.html',
  styleUrl: '../editor.scss',
})
export class LadderPage implements HoldsChanges {
  readonly ladderId = input.required<string>();
  private readonly api = inject(EscalationsApi);
  private readonly sla = inject(SlaAdminApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly names = inject(Names);
  private readonly calendars = signal<readonly PickerOption[]>([]);
  protected readonly editing = new SlaEditor(this.ladderId, 'ladders', {
    fresh: newLadder(),
    contentOf,
    read: (id: string) => this.api.ladder(id),
    create: (content) => this.api.createLadder(content),
    edit: (id, content, version) => this.api.saveLadder(id, content, version),
    versions: (id) => this.api.ladderVersions(id),
    linesOf: (content) => ladderLines(content, this.nameOf),
  });
  protected readonly choices = computed(() => [{ value: '', label: 'Around the clock', icon: 'clock' as const }, ...this.calendars()]);
  protected readonly calendar = computed(() => {
    const id = this.editing.content().calendarId;
    return id === null ? null : this.nameOf(id);
  });
  protected readonly sentences = computed(() => [
    ...this.editing.content().steps.map((step) => stepSentence(step, this.nameOf)),
    countingSentence(this.calendar()),
  ]);
  protected readonly rungs = computed(() => rungsOf(this.editing.content().steps, this.nameOf));
  protected readonly mayAdd = computed(() => this.editing.state() === 'enabled' && this.editing.content().steps.length < mostSteps);

  constructor() {
    void this.names.load();
    void this.sla.calendars().then(
      ({ items }) =>
        this.calendars.set(items.map(({ id, name, timeZone }) => ({ value: id, label: name, hint: timeZone, icon: 'calendar' }))),
      () => undefined,
    );
  }

  protected add(): void {
    const { steps } = this.editing.content();
    const last = durationMilliseconds(steps.at(-1)?.after ?? '') ?? 0;
    const minutes = last === 0 ? 30 : (2 * last) / 60_000;
    this.editing.write({ steps: [...steps, newStep(minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`)] });
  }

  protected replace(place: number, step: LadderStep): void {
    this.editing.write({ steps: this.editing.content().steps.with(place, step) });
  }

  protected drop(place: number): void {
    this.editing.write({ steps: this.editing.content().steps.filter((_, other) => other !== place) });
  }

  protected wrongIn(place: number): (part: string) => string | null {
    return (part) => this.editing.wrong(`/steps/${place}${part}`);
  }

  protected async save(): Promise<void> {
    if (!(await this.editing.save())) return;
    this.notices.say('Saved; what runs keeps the version that it began with');
    const id = this.editing.moved();
    if (id) await this.router.navigate(['/escalations', id], { replaceUrl: true });
  }

  protected async archive(): Promise<void> {
    const ladder = this.editing.view();
    if (!ladder || !(await this.editing.attempt(() => this.api.archiveLadder(ladder.id, ladder.version)))) return;
    this.notices.say(`${ladder.name} is archived; what runs on it goes on`);
    this.editing.discard();
    await this.router.navigate(['/escalations']);
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.editing.mayLeave();
  }

  /** As it is known here, or as the server named it: somebody may have left since. */
  private readonly nameOf = (id: string): string => {
    const known = this.calendars().find(({ value }) => value === id)?.label;
    const view = this.editing.view();
    return known ?? view?.names[id] ?? (view?.calendar?.id === id ? view.calendar.name : this.names.nameOf(id));
  };
}
