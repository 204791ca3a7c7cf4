import { TicketFieldDirectory, type SlaPolicyContent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import type { FactCatalog } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { catalogWith, problemsOfWhen } from '../domain/policy/conditions';
import { problemsOfPauses } from '../domain/policy/pauses';

type Checked = Pick<SlaPolicyContent, 'when' | 'targets'>;
interface Found {
  readonly pointer: string;
  readonly message: string;
}

/** What policies of this desk can ask for, with the fields that it has added to tickets. */
@Injectable()
export class PolicyLanguage {
  constructor(private readonly fields: TicketFieldDirectory) {}

  async catalog(): Promise<FactCatalog> {
    return catalogWith(await this.fields.all());
  }

  /**
   * Refuses a policy that asks for what it may not, or would have a clock pause where its target does not. `within` is where it stands in
   * the request, `stored` what it promised before.
   */
  async requireConditions({ when, targets }: Checked, within = '', stored: Checked['targets'] = []): Promise<void> {
    const found: Found[] = [...problemsOfPauses(targets, stored)];
    if (when) found.push(...problemsOfWhen(when, await this.catalog()));
    if (found.length === 0) return;
    const errors = found.map(({ pointer, message }) => ({ in: 'body', pointer: `${within}${pointer}`, message }));
    throw new DomainError('request.invalid', 'The policy cannot be saved as it is: correct what is listed.', { errors });
  }
}
