import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { OrganisationView, PersonView } from '@casewright/contracts';
import { CustomersApi } from '@casewright/data-access';
import { Icon, Picker, type PickerOption } from '@casewright/ui';

/** A person belongs to one or to none. */
type Choice = PersonView['organisation'];

const none: PickerOption = { value: '', label: 'No organisation', icon: 'close' };

/** None or one of the organisations, found by its name or by a mail domain. */
@Component({
  selector: 'cw-organisation-picker',
  imports: [Icon, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<cw-picker
    look="button"
    label="Organisation"
    [options]="options()"
    [chosen]="[chosen()?.id ?? '']"
    (typed)="find($event)"
    (picked)="pick($event)"
    ><cw-icon name="organisation" [size]="16" />{{ chosen()?.name ?? 'No organisation' }}</cw-picker
  >`,
})
export class OrganisationPicker {
  readonly chosen = input.required<Choice>();
  readonly picked = output<Choice>();
  private readonly api = inject(CustomersApi);
  private readonly known = signal<readonly OrganisationView[]>([]);
  /** With more of them than one answer holds, the server searches. */
  private readonly extent = signal<'whole' | 'part'>('part');
  protected readonly options = computed<readonly PickerOption[]>(() => [
    none,
    ...this.known().map(({ id, name, domains }) => ({ value: id, label: name, hint: domains.join(', '), icon: 'organisation' as const })),
  ]);

  constructor() {
    void this.load();
  }

  protected async find(text: string): Promise<void> {
    if (text.trim() !== '' && this.extent() === 'part') await this.load(text.trim());
  }

  protected pick(id: string): void {
    const found = this.known().find((organisation) => organisation.id === id);
    this.picked.emit(found ? { id, name: found.name } : null);
  }

  /** Without an answer what is known stays on offer. */
  private async load(q?: string): Promise<void> {
    const page = await this.api.organisations(q).catch(() => null);
    if (page === null) return;
    if (q === undefined && page.nextCursor === null) this.extent.set('whole');
    const ids = new Set(this.known().map(({ id }) => id));
    this.known.update((known) => [...known, ...page.items.filter(({ id }) => !ids.has(id))]);
  }
}
