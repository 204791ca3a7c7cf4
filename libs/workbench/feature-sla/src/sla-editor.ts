import { computed, effect, inject, untracked, type Signal } from '@angular/core';
import type { Permission } from '@casewright/contracts';
import { Editing, Session, fieldProblem, type Row, type Source } from '@casewright/data-access';
import { Leaving, mayNotBegin } from '@casewright/ui';
import { RehearsedDraft } from './rehearse/rehearsed-draft';

const permissions = { calendars: 'sla.edit', policies: 'sla.edit', ladders: 'escalation.edit' } as const satisfies Record<
  string,
  Permission
>;

/**
 * What the pages of calendars, policies and ladders share around what is written: rights, loading, refusals and leaving. It follows the id of the
 * address. To be made where things can be injected.
 */
export class SlaEditor<View extends Row, Content extends object> extends Editing<View, Content> {
  private readonly session = inject(Session);
  private readonly leaving = inject(Leaving);
  private readonly rehearsed = inject(RehearsedDraft);
  readonly may = computed(() => (this.session.may(permissions[this.what]) ? 'edit' : 'read'));
  readonly state = computed(() => (this.may() === 'edit' ? 'enabled' : 'disabled'));
  readonly shown = computed(() => (this.id() === 'new' && this.may() === 'read' ? mayNotBegin(this.what) : this.loading()));

  constructor(
    /** From the URL; `new` for one that is not there yet. */
    private readonly id: Signal<string>,
    private readonly what: keyof typeof permissions,
    source: Omit<Source<View, Content>, 'kind'>,
  ) {
    super({ ...source, kind: what });
    effect(() => {
      const wanted = id();
      untracked(() => void this.load(wanted));
    });
  }

  again(): Promise<void> {
    return this.load(this.id());
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

  /** What is on its way to be rehearsed is kept without a question: it is there again when one comes back. */
  mayLeave(): boolean | Promise<boolean> {
    return this.rehearsed.holds(this.content()) || this.draft.mayLeave(() => this.leaving.ask());
  }
}
