import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import type { NotificationView } from '@casewright/contracts';
import { Icon, Screens, addToPalette } from '@casewright/ui';
import { LiveNotifications } from '../live-notifications';
import { NotificationsStore } from '../notifications.store';
import { openTicket } from '../open-ticket';
import { NotificationPanel } from '../panel/notification-panel';

const below: ConnectedPosition[] = [{ originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 }];
const mostShown = 99;

/** The bell of the header: how much is new, and behind it what it is. */
@Component({
  selector: 'cw-notification-bell',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, Icon, NotificationPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [NotificationsStore, LiveNotifications],
  templateUrl: './notification-bell.html',
  styleUrl: './notification-bell.scss',
})
export class NotificationBell {
  protected readonly store = inject(NotificationsStore);
  protected readonly narrow = inject(Screens).narrow;
  protected readonly positions = below;
  protected readonly visible = signal<'open' | 'closed'>('closed');
  protected readonly count = computed(() => (this.store.unread() > mostShown ? `${mostShown}+` : `${this.store.unread()}`));
  private readonly openTicket = openTicket();
  /** What stands on the page before them, they have read: in the part of the list that is here, or maybe below it. */
  private readonly seen = computed(() => {
    const ticketId = this.openTicket();
    if (ticketId === null) return null;
    if (this.store.unreadTickets().has(ticketId)) return `here ${ticketId}`;
    return this.store.hasUnreadBelow() ? `below ${ticketId}` : null;
  });

  constructor() {
    void this.store.load();
    inject(LiveNotifications).follow(() => this.store.refresh());
    effect(() => {
      const ticketId = this.seen() && untracked(this.openTicket);
      if (ticketId) untracked(() => void this.store.readTicket(ticketId));
    });
    addToPalette([
      { id: 'notifications:show', group: 'Actions', label: 'Show notifications', icon: 'bell', run: () => this.open() },
      {
        id: 'notifications:read',
        group: 'Actions',
        label: 'Mark all notifications as read',
        icon: 'check',
        run: () => void this.store.readAll(),
      },
    ]);
  }

  /** Also for the key and the palette. What could not be fetched before is asked for again. */
  open(): void {
    this.visible.set('open');
    if (!this.store.ready()) void this.store.load();
  }

  protected close(): void {
    this.visible.set('closed');
  }

  protected follow(chosen: NotificationView): void {
    this.close();
    void this.store.readOpened(chosen);
  }
}
