/** Collects the values of a statement: `bind` answers with the placeholder. */
export class Bindings {
  readonly values: unknown[] = [];

  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
