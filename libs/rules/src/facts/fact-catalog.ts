import type { FactType, FactView } from '@casewright/contracts';
import type { LookUpKind } from './looked-up';

/** Something about a ticket, its people or the event that conditions can ask about. */
export interface FactDefinition {
  /** Flat id such as `ticket.priority`; authors never write paths. */
  readonly id: string;
  readonly label: string;
  readonly group: FactView['group'];
  readonly type: FactType;
  /** For references: whose ids the values are. */
  readonly reference?: NonNullable<FactView['reference']>;
  /** `gone`: it can no longer be set, though tickets may have it. */
  readonly choices?: readonly { readonly value: string; readonly label: string; readonly gone?: boolean }[];
  /** Text about a person: never copied into decision records, but read from the log again when one is shown. */
  readonly personal?: boolean;
  /** True: the value before the event is known too, so `changed` and its kin may ask about it. */
  readonly tracked?: boolean;
  /** A time that stands for a whole day: the midnight, UTC, that it begins with. */
  readonly day?: boolean;
  /** Rules that were published with it keep it; no new one may ask for it. */
  readonly gone?: boolean;
  /** It stands in no event and is looked up, where a live rule reads it. */
  readonly lookUp?: LookUpKind;
}

/** The facts that rules may use. Custom fields and plugins extend it with `with`. */
export class FactCatalog {
  private readonly byId: ReadonlyMap<string, FactDefinition>;

  constructor(readonly facts: readonly FactDefinition[]) {
    this.byId = new Map(facts.map((fact) => [fact.id, fact]));
    if (this.byId.size !== facts.length) throw new Error('Two facts have the same id');
  }

  find(id: string): FactDefinition | undefined {
    return this.byId.get(id);
  }

  with(more: readonly FactDefinition[]): FactCatalog {
    return new FactCatalog([...this.facts, ...more]);
  }
}
