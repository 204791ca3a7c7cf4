import { Injectable, computed, inject, signal } from '@angular/core';
import { CustomersApi, Directory } from '@casewright/data-access';
import type { PickerOption } from '@casewright/ui';

/** Teams, people and organisations that policies and ladders speak about, to choose from and by name. */
@Injectable({ providedIn: 'root' })
export class Names {
  private readonly customers = inject(CustomersApi);
  private readonly directory = inject(Directory);
  readonly teams = this.directory.teams;
  readonly agents = this.directory.agents;
  readonly organisations = signal<readonly PickerOption[]>([]);
  private readonly byId = computed(
    () => new Map([...this.teams(), ...this.agents(), ...this.organisations()].map(({ value, label }) => [value, label])),
  );
  readonly nameOf = (id: string): string => this.byId().get(id) ?? 'one that is gone';

  /** Without permission for them the lists stay empty; the policies are shown all the same. */
  async load(): Promise<void> {
    const organisations = this.customers.organisations().catch(() => ({ items: [] }));
    await this.directory.load();
    this.organisations.set((await organisations).items.map(({ id, name }) => ({ value: id, label: name, icon: 'organisation' as const })));
  }
}
