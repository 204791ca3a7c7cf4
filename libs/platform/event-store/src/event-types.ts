import type { EventCatalog, EventDefinition } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';

/** Every kind of event that this program knows. Contexts register their catalogs when their modules start. */
@Injectable()
export class EventTypes {
  private readonly definitions = new Map<string, EventDefinition>();

  /** Registering the same catalog again is harmless; another definition under a known name is a mistake. */
  register(catalog: EventCatalog): void {
    for (const [type, definition] of Object.entries(catalog)) {
      const known = this.definitions.get(type);
      if (known && known !== definition) throw new Error(`Event ${type} is defined twice`);
      this.definitions.set(type, definition);
    }
  }

  find(type: string): EventDefinition | undefined {
    return this.definitions.get(type);
  }

  all(): ReadonlyMap<string, EventDefinition> {
    return this.definitions;
  }
}
