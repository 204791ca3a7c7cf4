import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Holiday, HolidayImport } from '@casewright/contracts';
import { SlaAdminApi, asProblem } from '@casewright/data-access';
import { Icon } from '@casewright/ui';
import { dateWords, isSameDate } from './holiday-words';

const largest = 500_000;
const years = 5;

/** Holidays out of an iCalendar file: what is in it is shown first, then taken over or not. */
@Component({
  selector: 'cw-holiday-import',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './holiday-import.html',
  styleUrl: './holiday-import.scss',
})
export class HolidayImportForm {
  readonly known = input.required<readonly Holiday[]>();
  readonly taken = output<readonly Holiday[]>();
  private readonly api = inject(SlaAdminApi);
  private readonly fromYear = new Date().getFullYear();
  protected readonly span = `${this.fromYear} to ${this.fromYear + years - 1}`;
  protected readonly read = signal<HolidayImport | null>(null);
  protected readonly refused = signal('');
  protected readonly busy = signal<'no' | 'reading'>('no');
  protected readonly fresh = computed(() =>
    (this.read()?.holidays ?? []).filter((holiday) => !this.known().some((one) => isSameDate(one, holiday))),
  );
  protected readonly summary = computed(() => {
    const fresh = this.fresh().length;
    const known = (this.read()?.holidays.length ?? 0) - fresh;
    if (fresh === 0) return known === 0 ? `The file has no holidays from ${this.span}.` : `Its holidays are known already: ${known}.`;
    const words = fresh === 1 ? '1 holiday' : `${fresh} holidays`;
    return `${words} from ${this.span} to take over${known > 0 ? `, ${known} known already` : ''}.`;
  });
  protected readonly dates = dateWords;

  protected async choose(files: HTMLInputElement): Promise<void> {
    const file = files.files?.[0];
    files.value = '';
    this.read.set(null);
    this.refused.set(file && file.size > largest ? 'This file is larger than 500 kB. Export fewer years.' : '');
    if (!file || this.refused() !== '') return;
    this.busy.set('reading');
    try {
      this.read.set(await this.api.readHolidays({ text: await file.text(), fromYear: this.fromYear, years }));
    } catch (error) {
      this.refused.set(asProblem(error).message);
    } finally {
      this.busy.set('no');
    }
  }

  protected take(): void {
    this.taken.emit(this.fresh());
    this.read.set(null);
  }
}
