import { Injectable, computed, inject, signal } from '@angular/core';
import type { FieldValue, TicketFieldView } from '@casewright/contracts';
import { TicketFieldsApi } from './ticket-fields.api';

/** The fields of tickets that the reader may see, for whoever shows their values. */
@Injectable({ providedIn: 'root' })
export class TicketFields {
  private readonly api = inject(TicketFieldsApi);
  private readonly found = signal<readonly TicketFieldView[]>([]);
  readonly all = this.found.asReadonly();
  private readonly byKey = computed(() => new Map(this.all().map((field) => [field.key, field])));

  /** Without an answer the fields stay as they are known. */
  async load(): Promise<void> {
    const list = await this.api.list().catch(() => null);
    if (list) this.found.set(list.items);
  }

  find(key: string): TicketFieldView | undefined {
    return this.byKey().get(key);
  }
}

/** The value of a field as people read it; null where there is none. */
export function fieldWords(field: Pick<TicketFieldView, 'kind' | 'choices'> | undefined, value: FieldValue | undefined): string | null {
  if (value === undefined) return null;
  const labelOf = (id: string) => field?.choices.find((choice) => choice.id === id)?.label ?? id;
  if (Array.isArray(value)) return value.map(labelOf).join(', ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field?.kind === 'date') return dayWords(String(value));
  return field?.kind === 'choice' ? labelOf(String(value)) : String(value);
}

const dayForm = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `1 Mar 2026`; what is no day stays as it is. */
export function dayWords(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : dayForm.format(time);
}
