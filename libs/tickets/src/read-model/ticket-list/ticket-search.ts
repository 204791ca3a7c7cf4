import { PeopleDirectory } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { TicketAccess } from '../../domain';
import type { Bindings } from '../bindings';
import { searchTerms } from './search-words';

const mostPeople = 200;
/** A ticket has a few texts, so it has a word more often than a text does. */
const textsPerTicket = 3;
const manyTickets = 0.05;
/** A word that more texts have is cheaper to look for in the tickets that the rarer words leave. */
const fewTexts = 0.05;

/**
 * Finds tickets by all words in subject and comments, by requester, or by number. Where the words are likely to be in many tickets, the list is
 * walked in its order and each ticket asked, which soon fills a page; otherwise the word index says which tickets come into question.
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

  /** Who sees no notes is a customer with few tickets: those are quickly asked one by one. */
  private async byWords(words: readonly string[], access: TicketAccess, bindings: Bindings): Promise<string> {
    const condition = (word: string) => `x.search_vector @@ tickets.search_query(${bindings.bind(word)})`;
    if (!access.internal) return askedOneByOne(words.map((word) => `${condition(word)} and x.visibility = 'public'`));
    const rarestFirst = await this.rarestFirst(words);
    const conditions = rarestFirst.map(({ word }) => condition(word));
    if (areInManyTickets(rarestFirst)) return askedOneByOne(conditions);
    const byIndex = (rarestFirst[1]?.share ?? 1) < fewTexts ? 2 : 1;
    return [foundByIndex(conditions.slice(0, byIndex)), ...conditions.slice(byIndex).map((other) => askedOneByOne([other]))].join(' and ');
  }

  private rarestFirst(words: readonly string[]): Promise<WordShare[]> {
    return this.database.query<WordShare & Record<string, unknown>>(
      'select word, tickets.share_of_texts(word) as share from unnest($1::text[]) as word order by share',
      [words],
    );
  }

  /** Customers see their own tickets only, so searching for other people would tell them who exists. */
  private async byRequester(text: string, access: TicketAccess, bindings: Bindings): Promise<string[]> {
    const query = text.trim();
    if (!access.internal || query === '') return [];
    const people = await this.people.search(query, mostPeople);
    return people.length === 0 ? [] : [`t.requester_id = any(${bindings.bind(people.map((person) => person.id))}::uuid[])`];
  }
}

/** A word, and how large a part of all texts has it by the planner's statistics. */
interface WordShare {
  readonly word: string;
  readonly share: number;
}

const areInManyTickets = (words: readonly WordShare[]): boolean =>
  words.reduce((joint, { share }) => joint * Math.min(1, share * textsPerTicket), 1) >= manyTickets;

/** A scalar sub-select is never turned into a join: it is asked only for rows that pass everything else. */
const askedOneByOne = (matching: readonly string[]): string =>
  `(${matching.map((condition) => `(select true from rm.ticket_texts x where x.ticket_id = t.id and ${condition} limit 1)`).join(' and ')})`;

/** An array is made once, before anything else: the planner cannot mistake rare words for common ones and walk the whole list for them. */
const foundByIndex = (matching: readonly string[]): string =>
  `t.id = any(array(${matching.map((condition) => `select x.ticket_id from rm.ticket_texts x where ${condition}`).join(' intersect ')}))`;
