import { checkedFieldValue, TicketFieldDirectory, type FieldValue, type TicketFieldDefinition } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { FieldSetting } from '../../domain';

/** Values for fields, checked against the fields that there are. */
@Injectable()
export class FieldSettings {
  constructor(private readonly fields: TicketFieldDirectory) {}

  /** Refuses all where one is not as its field wants it. `pointer` leads to the values in the request. */
  async of(given: Readonly<Record<string, FieldValue | null>> | undefined, pointer = '/fields'): Promise<readonly FieldSetting[]> {
    const entries = Object.entries(given ?? {});
    if (entries.length === 0) return [];
    const known = new Map((await this.fields.all()).filter(({ archived }) => !archived).map((field) => [field.key, field]));
    const settings: FieldSetting[] = [];
    const errors: { in: string; pointer: string; message: string }[] = [];
    for (const [key, value] of entries) {
      const field = known.get(key);
      const checked = field
        ? value === null
          ? { value }
          : checkedFieldValue(inUse(field), value)
        : { problem: 'There is no such field, or it is archived.' };
      if ('problem' in checked) errors.push({ in: 'body', pointer: `${pointer}/${key}`, message: checked.problem });
      else if (field) settings.push({ key, kind: field.kind, to: checked.value });
    }
    if (errors.length > 0) throw new DomainError('request.invalid', errors[0]?.message ?? 'A field cannot be set so.', { errors });
    return settings;
  }
}

/** An archived choice stays with the tickets that have it; nobody can choose it anew. */
const inUse = (field: TicketFieldDefinition): TicketFieldDefinition => ({
  ...field,
  choices: field.choices.filter(({ archived }) => !archived),
});
