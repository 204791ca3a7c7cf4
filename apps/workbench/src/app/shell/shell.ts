import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { ForgottenDrafts, May, Realtime, Session } from '@casewright/data-access';
import { NotificationBell } from '@casewright/feature-notifications';
import { Icon, Keyboard, Palette, PaletteSearch, Screens, ShortcutOverlay, Whereabouts } from '@casewright/ui';
import { filter, map } from 'rxjs';
import { BottomBar } from './bottom-bar';
import { besideTheRail } from './destinations';
import { navigation } from './navigation';
import { pageEntries, peopleSource, ruleSource, ticketSource } from './palette-sources';
import { ProfileMenu } from './profile-menu';

const railKey = 'cw:rail';

/** Rail, header line and the page. */
@Component({
  selector: 'cw-shell',
  imports: [BottomBar, Icon, May, NotificationBell, Palette, ProfileMenu, RouterLink, RouterLinkActive, RouterOutlet, ShortcutOverlay],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '[class.folded]': "rail() === 'folded'" },
})
export class Shell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly palette = inject(PaletteSearch);
  protected readonly connection = inject(Realtime).connection;
  protected readonly whereabouts = inject(Whereabouts);
  protected readonly me = this.session.me;
  protected readonly narrow = inject(Screens).narrow;
  protected readonly rail = signal(localStorage.getItem(railKey) === 'folded' ? 'folded' : 'wide');
  protected readonly entries = computed(() => {
    const isCustomer = this.me()?.role === 'customer';
    return navigation
      .filter((entry) => this.session.may(entry.permission))
      .map((entry) => (isCustomer ? { ...entry, label: entry.customerLabel ?? entry.label } : entry));
  });
  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** The entry of the rail that the page belongs to. */
  protected readonly home = computed(() => {
    const path = this.path().replace(/^\/tickets\b/, '/queue');
    return this.entries().find((entry) => path.startsWith(entry.path)) ?? null;
  });
  private readonly bell = viewChild(NotificationBell);
  private readonly destinations = computed(() => {
    return [...this.entries(), ...besideTheRail.filter((entry) => this.session.may(entry.permission))];
  });
  protected readonly groups = computed(() => {
    const names = [...new Set(this.entries().map((entry) => entry.group))];
    return names.map((name) => ({ name, entries: this.entries().filter((entry) => entry.group === name) }));
  });

  constructor() {
    void inject(ForgottenDrafts).drop();
    this.registerKeys(inject(Keyboard), inject(DestroyRef));
    this.palette.add(inject(DestroyRef), pageEntries(this.destinations(), this.router));
    this.palette.addSource(inject(DestroyRef), ticketSource());
    this.palette.addSource(inject(DestroyRef), peopleSource());
    this.palette.addSource(inject(DestroyRef), ruleSource());
    effect(() => {
      if (this.me() === null) void this.router.navigate(['/sign-in'], this.returning());
    });
  }

  protected toggleRail(): void {
    this.rail.update((rail) => (rail === 'wide' ? 'folded' : 'wide'));
    localStorage.setItem(railKey, this.rail());
  }

  private returning(): { queryParams?: { next: string } } {
    return this.session.ended() === 'yes' ? { queryParams: { next: this.router.url } } : {};
  }

  private registerKeys(keyboard: Keyboard, owner: DestroyRef): void {
    const jumps = this.destinations().flatMap((entry) =>
      entry.shortcut
        ? [{ keys: `g ${entry.shortcut}`, label: `Go to ${entry.label}`, run: () => void this.router.navigateByUrl(entry.path) }]
        : [],
    );
    keyboard.add(owner, {
      title: 'Everywhere',
      shortcuts: [
        { keys: 'mod+k', label: 'Find or do anything', run: () => this.palette.open() },
        ...(this.session.may('notification.view') ? [{ keys: 'b', label: 'Notifications', run: () => this.bell()?.open() }] : []),
        { keys: '?', label: 'Show these shortcuts', run: () => keyboard.overlay.set('open') },
        ...jumps,
      ],
    });
  }
}
