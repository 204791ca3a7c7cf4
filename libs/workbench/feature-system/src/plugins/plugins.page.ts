import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { PluginView } from '@casewright/contracts';
import { OperationsApi } from '@casewright/data-access';
import { Chip, Empty, ListPage, PageTabs, Time, ViewState, whileShown } from '@casewright/ui';
import { ListState } from '../list-state';
import { systemTabs } from '../system-tabs';
import { healthLooks, instanceLooks } from './plugin-looks';

/** What talks to the outside world, and how it does in each process that runs it. */
@Component({
  selector: 'cw-plugins-page',
  imports: [Chip, Empty, ListPage, PageTabs, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plugins.page.html',
  styleUrls: ['../record-list.scss', '../plain-table.scss', './plugins.page.scss'],
})
export class PluginsPage {
  private readonly api = inject(OperationsApi);
  protected readonly list = new ListState<PluginView>(async () => (await this.api.plugins()).items);
  protected readonly tabs = systemTabs;
  protected readonly healths = healthLooks;
  protected readonly instances = instanceLooks;

  constructor() {
    void this.list.load();
    whileShown(10_000, () => void this.list.load());
  }
}
