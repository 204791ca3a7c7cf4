import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { WebhookTargetView } from '@casewright/contracts';
import { May, PagedRows, Session, WebhooksApi } from '@casewright/data-access';
import { Cell, CompactRow, Empty, Icon, ListPage, ListProblem, PageTabs, PreviewPane, Table, ViewState, type Column } from '@casewright/ui';
import { systemTabs } from '../system-tabs';
import { WebhookPanel } from './webhook-panel';

/** The places outside that rules may call. */
@Component({
  selector: 'cw-webhooks-page',
  imports: [Cell, CompactRow, Empty, Icon, ListPage, ListProblem, MatButton, May, PageTabs, PreviewPane, Table, ViewState, WebhookPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './webhooks.page.html',
  styleUrl: './webhooks.page.scss',
})
export class WebhooksPage {
  /** From the URL: the webhook that is open, or `new`. */
  readonly webhook = input<string>();
  private readonly api = inject(WebhooksApi);
  private readonly router = inject(Router);
  protected readonly mayManage = inject(Session).may('webhook.manage');
  protected readonly tabs = systemTabs;
  protected readonly list = new PagedRows<WebhookTargetView>((cursor) => this.api.list(cursor));
  protected readonly asTarget = (row: unknown): WebhookTargetView => row as WebhookTargetView;
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Webhook', width: 'minmax(180px, 1fr)' },
    { id: 'host', label: 'Host', width: 'minmax(220px, 2fr)' },
  ];

  constructor() {
    void this.list.load();
  }

  protected go(webhook: string | null): void {
    void this.router.navigate([], { queryParams: { webhook } });
  }
}
