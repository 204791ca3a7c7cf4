import { PeopleDirectory } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { TicketAccess } from '../../domain';
import type { Bindings } from '../bindings';
import { searchTerms } from './search-words';

const fewTickets = 2000;
const mostPeople = 200;

/**
 * Finds tickets by all words in subject and comments, by requester, or by number. A rare word gives a short list of tickets to look at; where
 * all words are common, the list is walked in its order instead, which soon fills a page.
 */
@Injectable()
export class TicketSearch {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleDirectory,
  ) {}

  async criteria(text: string, access: TicketAccess, bindings: Bindings): Promise<string> {
    const { words, number } = searchTerms(text);
    const byWords = words.length > 0 ? [await this.byWords(words, access, bindings)] : [];
    const byNumber = number === null ? [] : [`t.number = ${bindings.bind(number)}::integer`];
    const either = [...byWords, ...byNumber, ...(await this.byRequester(text, access, bindings))];
    return either.length === 0 ? 'false' : `(${either.join(' or ')})`;
  }

  private async byWords(words: readonly string[], access: TicketAccess, bindings: Bindings): Promise<string> {
    const visible = access.internal ? '' : ` and x.visibility = 'public'`;
    // A scalar sub-select is never turned into a join, so it is asked only for rows that pass everything else.
    const each = words.map(
      (word) =>
        `(select true from rm.ticket_texts x where x.ticket_id = t.id and x.search_vector @@ ${matching(bindings.bind(word))}${visible} limit 1)`,
    );
    const few = await this.ticketsOfRarest(words);
    const narrowed = few ? [`t.id = any(${bindings.bind(few)}::uuid[])`] : [];
    return `(${[...narrowed, ...each].join(' and ')})`;
  }

  /** The tickets of the first word that few tickets have; null where all are common. Not yet filtered by who may see what. */
  private async ticketsOfRarest(words: readonly string[]): Promise<string[] | null> {
    for (const word of [...words].sort((left, right) => right.length - left.length)) {
      const rows = await this.database.query<{ ticket_id: string }>(
        `select ticket_id from rm.ticket_texts where search_vector @@ ${matching('$1')} limit ${fewTickets + 1}`,
        [word],
      );
      if (rows.length <= fewTickets) return [...new Set(rows.map((row) => row.ticket_id))];
    }
    return null;
  }

  /** Customers see their own tickets only, so searching for other people would tell them who exists. */
  private async byRequester(text: string, access: TicketAccess, bindings: Bindings): Promise<string[]> {
    const query = text.trim();
    if (!access.internal || query === '') return [];
    const people = await this.people.search(query, mostPeople);
    return people.length === 0 ? [] : [`t.requester_id = any(${bindings.bind(people.map((person) => person.id))}::uuid[])`];
  }
}

const matching = (word: string): string => `tickets.search_query(${word})`;
