import { computed, effect, inject, untracked, type Signal } from '@angular/core';
import type { Permission } from '@casewright/contracts';
import { Session, fieldProblem } from '@casewright/data-access';
import { Router } from '@angular/router';
import { Leaving, mayNotBegin } from '@casewright/ui';
import { Editing, type Row, type Source } from './editing';
import { RehearsedDraft } from './rehearse/rehearsed-draft';

const permissions = { calendars: 'sla.edit', policies: 'sla.edit', ladders: 'escalation.edit' } as const satisfies Record<
  string,
  Permission
>;

/**
 * What the pages of calendars, policies and ladders share around what is written: rights, loading, refusals and leaving. It follows the id of the
 * address. To be made where things can be injected.
 */
export class SlaEditor<View extends Row, Content> extends Editing<View, Content> {
  private readonly session = inject(Session);
  private readonly leaving = inject(Leaving);
  private readonly rehearsed = inject(RehearsedDraft);
  private readonly router = inject(Router);
  readonly may = computed(() => (this.session.may(permissions[this.what]) ? 'edit' : 'read'));
  readonly state = computed(() => (this.may() === 'edit' ? 'enabled' : 'disabled'));
  readonly shown = computed(() => (this.id() === 'new' && this.may() === 'read' ? mayNotBegin(this.what) : this.loading()));

  constructor(
    /** From the URL; `new` for one that is not there yet. */
    private readonly id: Signal<string>,
    private readonly what: keyof typeof permissions,
    source: Source<View, Content>,
  ) {
    super(source);
    effect(() => {
      const wanted = id();
      untracked(() => void this.open(wanted));
    });
  }

  again(): Promise<void> {
    return this.load(this.id());
  }

  private async open(id: string): Promise<void> {
    await this.load(id);
    const written = this.rehearsed.giveBack(this.router.url.split('?')[0] ?? '');
    if (written !== null && this.loading().state === 'ready') this.write(written as Content);
  }

  /** What the server has against a field. */
  wrong(pointer: string): string | null {
    return fieldProblem(this.refusal(), pointer);
  }

  /** Where the saved one lives from now on, if that is not where one is. */
  moved(): string | null {
    const saved = this.view()?.id;
    return saved !== undefined && saved !== this.id() ? saved : null;
  }

  /** What is on its way to be rehearsed comes back. */
  mayLeave(): boolean | Promise<boolean> {
    return !this.changed() || this.rehearsed.holds(this.content()) || this.leaving.ask();
  }
}
