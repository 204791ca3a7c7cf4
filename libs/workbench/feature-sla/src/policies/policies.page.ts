import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SlaPolicyView } from '@casewright/contracts';
import { May, SlaAdminApi, asProblem, failureOf } from '@casewright/data-access';
import { Chip, Empty, Icon, ListPage, Notices, PageTabs, ViewState, type Loading } from '@casewright/ui';
import { Names } from '../names';
import { slaTabs } from '../sla-tabs';
import { matchWords, targetSentence } from './sentence';

/** All policies in the order in which they are tried. */
@Component({
  selector: 'cw-policies-page',
  imports: [Chip, Empty, Icon, ListPage, MatButton, MatIconButton, May, PageTabs, RouterLink, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policies.page.html',
  styleUrl: './policies.page.scss',
})
export class PoliciesPage {
  private readonly api = inject(SlaAdminApi);
  private readonly notices = inject(Notices);
  private readonly names = inject(Names);
  protected readonly tabs = slaTabs;
  protected readonly policies = signal<readonly SlaPolicyView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly busy = signal<'no' | 'ordering'>('no');
  protected readonly matchOf = (policy: SlaPolicyView): string => matchWords(policy.match, this.names.nameOf);
  protected readonly targetOf = (target: SlaPolicyView['targets'][number]): string => targetSentence(target, target.calendar?.name ?? null);

  constructor() {
    void this.names.load();
    void this.load();
  }

  protected async load(): Promise<void> {
    try {
      this.policies.set((await this.api.policies()).items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  /** At once on the screen; back where it was if the server refuses. */
  protected async move(from: number, to: number): Promise<void> {
    const before = this.policies();
    const moved = before[from];
    if (!moved || to < 0 || to >= before.length) return;
    const after = before.filter((policy) => policy !== moved);
    after.splice(to, 0, moved);
    this.policies.set(after);
    this.busy.set('ordering');
    try {
      this.policies.set((await this.api.orderPolicies(after.map(({ id }) => id))).items);
      this.notices.say(`${moved.name} is tried as number ${to + 1} now`);
    } catch (error) {
      this.policies.set(before);
      this.notices.refuse(asProblem(error).message);
    } finally {
      this.busy.set('no');
    }
  }
}
