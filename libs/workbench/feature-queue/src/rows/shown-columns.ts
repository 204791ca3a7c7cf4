import { Injectable, computed, inject, signal } from '@angular/core';
import { Session } from '@casewright/data-access';
import type { PickerOption } from '@casewright/ui';
import { beside, columns, columnsOf, forCustomers, storeColumns, storedColumns } from './columns';

const previewKey = 'cw:queue:preview';

/** Which columns the queue shows, and whether a preview stands beside them; both are remembered on this device. */
@Injectable()
export class ShownColumns {
  private readonly isCustomer = inject(Session).me()?.role === 'customer';
  readonly chosen = signal(storedColumns());
  readonly preview = signal(localStorage.getItem(previewKey) === 'open');
  /** To choose from; the subject always stays. */
  readonly options: readonly PickerOption[] = columns.slice(1).map(({ id, label }) => ({ value: id, label }));
  readonly shown = computed(() => {
    if (this.preview()) return columnsOf(beside);
    return columnsOf(this.isCustomer ? forCustomers : this.chosen());
  });

  toggle(id: string): void {
    this.chosen.update((ids) => (ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]));
    storeColumns(this.chosen());
  }

  togglePreview(): void {
    this.preview.update((open) => !open);
    localStorage.setItem(previewKey, this.preview() ? 'open' : 'closed');
  }
}
