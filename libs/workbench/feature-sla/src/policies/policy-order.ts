import { Injectable, computed, inject, signal } from '@angular/core';
import type { SlaChangeDraft, SlaEffect, SlaPolicyList, SlaPolicyView } from '@casewright/contracts';
import { SlaAdminApi, asProblem, failureOf, type ApiProblem } from '@casewright/data-access';
import type { Loading } from '@casewright/ui';

/** The policies in the order in which they are tried, and another order as long as it is not saved. */
@Injectable()
export class PolicyOrder {
  private readonly api = inject(SlaAdminApi);
  private readonly saved = signal<SlaPolicyList>({ version: 0, items: [], nextCursor: null });
  private readonly wanted = signal<readonly SlaPolicyView[] | null>(null);
  private effect: SlaEffect = 'new-tickets';
  readonly loading = signal<Loading>({ state: 'loading' });
  readonly busy = signal<'no' | 'yes'>('no');
  readonly refusal = signal<ApiProblem | null>(null);
  readonly isStale = computed(() => this.refusal()?.code === 'version.stale');
  readonly policies = computed(() => this.wanted() ?? this.saved().items);
  /** What it does to clocks that run is asked before it is saved. */
  readonly question = computed<SlaChangeDraft | null>(() => {
    const wanted = this.isStale() ? null : this.wanted();
    return wanted && { kind: 'reorder-policies', ids: idsOf(wanted) };
  });

  async load(): Promise<void> {
    try {
      this.saved.set(await this.api.policies());
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  /** On the screen only. */
  move(from: number, to: number): void {
    const before = this.policies();
    const moved = before[from];
    if (!moved || to < 0 || to >= before.length) return;
    const after = before.filter((policy) => policy !== moved);
    after.splice(to, 0, moved);
    this.refusal.set(null);
    this.wanted.set(after.every((policy, place) => policy === this.saved().items[place]) ? null : after);
  }

  /** Drops what is not saved. */
  keep(): void {
    this.wanted.set(null);
    this.refusal.set(null);
  }

  save(effect: SlaEffect): Promise<boolean> {
    this.effect = effect;
    return this.attempt(() => this.api.orderPolicies(idsOf(this.policies()), effect, this.saved().version));
  }

  /** After a conflict: the order that somebody else has saved. */
  reload(): Promise<boolean> {
    return this.attempt(() => this.api.policies());
  }

  /** After a conflict: this order on top of theirs. What was made since comes last, as it did. */
  insist(): Promise<boolean> {
    return this.attempt(async () => {
      const { version, items } = await this.api.policies();
      const there = new Set(idsOf(items));
      const mine = idsOf(this.policies()).filter((id) => there.has(id));
      return this.api.orderPolicies([...new Set([...mine, ...there])], this.effect, version);
    });
  }

  private async attempt(work: () => Promise<SlaPolicyList>): Promise<boolean> {
    this.busy.set('yes');
    this.refusal.set(null);
    try {
      this.saved.set(await work());
      this.wanted.set(null);
      return true;
    } catch (error) {
      this.refusal.set(asProblem(error));
      return false;
    } finally {
      this.busy.set('no');
    }
  }
}

const idsOf = (policies: readonly SlaPolicyView[]): string[] => policies.map(({ id }) => id);
