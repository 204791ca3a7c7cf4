import { z } from 'zod';

/** The sort value of the last row that was seen, as text, and its id; the order is part of it, so that it fits one order only. */
export const KeysetCursor = z.strictObject({ sort: z.string(), value: z.string().max(500), id: z.uuid() });
export type KeysetCursor = z.infer<typeof KeysetCursor>;

export interface Order {
  /** An SQL expression over the row, of the type `cast`. */
  readonly expression: string;
  readonly cast: 'text' | 'timestamptz';
  readonly direction: 'asc' | 'desc';
}

/** Collects conditions with their parameters, so that no value ever becomes part of the SQL text. */
export class Conditions {
  readonly parameters: unknown[] = [];
  private readonly parts: string[] = [];

  /** `?` stands for the value wherever it occurs. */
  add(condition: string, value: unknown): this {
    this.parameters.push(value);
    this.parts.push(condition.replaceAll('?', `$${this.parameters.length}`));
    return this;
  }

  /** Only rows behind the cursor. */
  after(alias: string, order: Order, cursor: KeysetCursor): this {
    const comparison = order.direction === 'asc' ? '>' : '<';
    this.parameters.push(cursor.value, cursor.id);
    const [value, id] = [this.parameters.length - 1, this.parameters.length];
    this.parts.push(`(${order.expression}, ${alias}.id) ${comparison} ($${value}::${order.cast}, $${id}::uuid)`);
    return this;
  }

  where(...fixed: readonly string[]): string {
    const all = [...fixed, ...this.parts];
    return all.length === 0 ? '' : `where ${all.join(' and ')}`;
  }
}

/** A pattern for `like` that finds the text as it is, whatever signs it holds. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
