import { TicketFieldDirectory } from '@casewright/contracts';
import type { RuleLanguage } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { languageWith, ticketLanguage } from '../../domain/ticket-language';
import { KnownPluginFacts } from '../references/known-plugin-facts';

/**
 * The language of this installation: what every one has, the fields that the desk has added, and what plugins know. A language never
 * changes; once a field did, there is another one. What was published stays valid in it, because nothing is ever taken out: fields are
 * archived, and facts of plugins that are gone stay known.
 */
@Injectable()
export class Languages {
  private seen: { readonly revision: string; readonly language: RuleLanguage } = { revision: '', language: ticketLanguage };

  constructor(
    private readonly fields: TicketFieldDirectory,
    private readonly pluginFacts: KnownPluginFacts,
  ) {}

  /** The one that was asked for last in this process. */
  get known(): RuleLanguage {
    return this.seen.language;
  }

  async current(): Promise<RuleLanguage> {
    // Read before the additions: should they be newer than it, the next question reads them once more.
    const revision = (await Promise.all([this.fields.revision(), this.pluginFacts.revision()])).join();
    if (revision !== this.seen.revision) this.seen = { revision, language: await this.read() };
    return this.seen.language;
  }

  private async read(): Promise<RuleLanguage> {
    const [fields, pluginFacts] = await Promise.all([this.fields.all(), this.pluginFacts.all()]);
    return languageWith({ fields, pluginFacts });
  }
}
