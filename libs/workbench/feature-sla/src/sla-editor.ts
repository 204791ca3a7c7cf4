import { computed, effect, inject, untracked, type Signal } from '@angular/core';
import { Session, fieldProblem } from '@casewright/data-access';
import { Leaving, mayNotBegin } from '@casewright/ui';
import { Editing, type Row, type Source } from './editing';

/**
 * What the pages of calendars and policies share around what is written: rights, loading, refusals and leaving. It follows the id of the
 * address. To be made where things can be injected.
 */
export class SlaEditor<View extends Row, Content> extends Editing<View, Content> {
  private readonly session = inject(Session);
  private readonly leaving = inject(Leaving);
  readonly may = computed(() => (this.session.may('sla.edit') ? 'edit' : 'read'));
  readonly state = computed(() => (this.may() === 'edit' ? 'enabled' : 'disabled'));
  readonly shown = computed(() => (this.id() === 'new' && this.may() === 'read' ? mayNotBegin(this.what) : this.loading()));

  constructor(
    /** From the URL; `new` for one that is not there yet. */
    private readonly id: Signal<string>,
    private readonly what: 'calendars' | 'policies',
    source: Source<View, Content>,
  ) {
    super(source);
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

  mayLeave(): boolean | Promise<boolean> {
    return !this.changed() || this.leaving.ask();
  }
}
