import { TicketFieldDirectory } from '@casewright/contracts';
import type { RuleLanguage } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { languageWith, ticketLanguage } from '../../domain/ticket-language';

/**
 * The language of this installation: what every one has, and the fields that the desk has added. A language never changes; once a field
 * did, there is another one. What was published stays valid in it, because fields are archived and never removed.
 */
@Injectable()
export class Languages {
  private seen: { readonly revision: string; readonly language: RuleLanguage } = { revision: '', language: ticketLanguage };

  constructor(private readonly fields: TicketFieldDirectory) {}

  /** The one that was asked for last in this process. */
  get known(): RuleLanguage {
    return this.seen.language;
  }

  async current(): Promise<RuleLanguage> {
    // Read before the fields: should they be newer than it, the next question reads them once more.
    const revision = await this.fields.revision();
    if (revision !== this.seen.revision)
      this.seen = { revision, language: languageWith({ fields: await this.fields.all(), pluginFacts: [] }) };
    return this.seen.language;
  }
}
