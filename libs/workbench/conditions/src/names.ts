import { Injectable, computed, inject, signal } from '@angular/core';
import {
  CustomersApi,
  Directory,
  DirectoryApi,
  EscalationsApi,
  RuleConditionsApi,
  SlaAdminApi,
  WebhooksApi,
} from '@casewright/data-access';
import type { PickerOption } from '@casewright/ui';

type Reference = 'team' | 'agent' | 'person' | 'organisation' | 'calendar' | 'webhook' | 'ladder' | 'condition';

/** Everybody whom rules may name, to choose from and by name. People are searched, because there are many. */
@Injectable({ providedIn: 'root' })
export class Names {
  private readonly customers = inject(CustomersApi);
  private readonly directory = inject(Directory);
  private readonly search = inject(DirectoryApi);
  private readonly calendarsApi = inject(SlaAdminApi);
  private readonly webhooksApi = inject(WebhooksApi);
  private readonly conditionsApi = inject(RuleConditionsApi);
  private readonly laddersApi = inject(EscalationsApi);
  private readonly ladders = signal<readonly PickerOption[]>([]);
  private readonly calendars = signal<readonly PickerOption[]>([]);
  private readonly webhooks = signal<readonly PickerOption[]>([]);
  private readonly conditions = signal<readonly PickerOption[]>([]);
  private readonly organisations = signal<readonly PickerOption[]>([]);
  private readonly people = signal<readonly PickerOption[]>([]);
  private readonly asked = new Set<string>();
  private readonly byId = computed(
    () =>
      new Map(
        [
          ...[...this.directory.teams(), ...this.directory.agents(), ...this.organisations(), ...this.people()],
          ...[...this.calendars(), ...this.webhooks(), ...this.ladders(), ...this.conditions()],
        ].map(({ value, label }) => [value, label]),
      ),
  );
  private readonly isLoaded = signal(false);
  /** Ids that belong to nobody and nothing any more. */
  private readonly gone = signal<ReadonlySet<string>>(new Set());
  readonly nameOf = (id: string): string => this.byId().get(id) ?? (this.isGone(id) ? 'one that is gone' : '…');

  /** Without the permission to see them the lists stay empty; rules are shown all the same. */
  async load(): Promise<void> {
    const organisations = this.customers.organisations().catch(() => ({ items: [] }));
    await this.directory.load();
    await Promise.all([this.loadCalendars(), this.loadWebhooks(), this.loadLadders(), this.loadConditions()]);
    this.organisations.set((await organisations).items.map(({ id, name }) => ({ value: id, label: name, icon: 'organisation' as const })));
    this.isLoaded.set(true);
  }

  options(kind: Reference): readonly PickerOption[] {
    if (kind === 'team') return this.directory.teams();
    if (kind === 'agent') return this.directory.agents();
    if (kind === 'calendar') return this.calendars();
    if (kind === 'webhook') return this.webhooks();
    if (kind === 'ladder') return this.ladders();
    if (kind === 'condition') return this.conditions();
    return kind === 'organisation' ? this.organisations() : this.people();
  }

  /** Shared conditions that were made or renamed meanwhile. */
  async loadConditions(): Promise<void> {
    const { items } = await this.conditionsApi.list().catch(() => ({ items: [] }));
    this.conditions.set(items.map(({ id, name }) => ({ value: id, label: name })));
  }

  private async loadCalendars(): Promise<void> {
    const { items } = await this.calendarsApi.calendars().catch(() => ({ items: [] }));
    this.calendars.set(items.map(({ id, name, timeZone }) => ({ value: id, label: name, hint: timeZone, icon: 'calendar' as const })));
  }

  private async loadWebhooks(): Promise<void> {
    const { items } = await this.webhooksApi.list().catch(() => ({ items: [] }));
    this.webhooks.set(items.map(({ id, name, host }) => ({ value: id, label: name, hint: host })));
  }

  private async loadLadders(): Promise<void> {
    const { items } = await this.laddersApi.ladders().catch(() => ({ items: [] }));
    this.ladders.set(items.map(({ id, name }) => ({ value: id, label: name, icon: 'ladder' as const })));
  }

  /** People whose name or address holds the text join the choice. */
  async find(text: string): Promise<void> {
    if (text.trim().length < 2) return;
    const { items } = await this.search.people(text).catch(() => ({ items: [] }));
    this.add(items.map(({ id, name, email }) => ({ value: id, label: name, hint: email, avatar: name })));
  }

  /** Somebody whom a rule names already. */
  async know(id: string): Promise<void> {
    if (this.byId().has(id) || this.asked.has(id)) return;
    this.asked.add(id);
    const person = await this.search.person(id).catch(() => null);
    if (person) this.add([{ value: person.id, label: person.name, hint: person.email, avatar: person.name }]);
    else this.gone.update((ids) => new Set([...ids, id]));
  }

  /** Whoever is in none of the lists may be a person, who is asked for once: what asks for names only shows them. */
  private isGone(id: string): boolean {
    if (this.isLoaded() && !this.asked.has(id)) queueMicrotask(() => void this.know(id));
    return this.gone().has(id);
  }

  private add(people: readonly PickerOption[]): void {
    const known = new Map([...this.people(), ...people].map((person) => [person.value, person]));
    this.people.set([...known.values()]);
  }
}
