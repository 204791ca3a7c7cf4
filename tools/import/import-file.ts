import { open } from 'node:fs/promises';
import { ImportedTicket } from '@casewright/contracts';
import { Refusal, type Api } from '../client/api';
import type { Terminal } from '../client/terminal';

export interface Tally {
  taken: number;
  repeated: number;
  refused: number;
}

/** So many are on their way at once. */
const atOnce = 4;
/** Lines between two words on how far it is. */
const every = 500;

/** Sends a file line by line; what is refused is named with its line, and the others go on. */
export async function importFile(path: string, api: Api, terminal: Terminal): Promise<Tally> {
  const tally: Tally = { taken: 0, repeated: 0, refused: 0 };
  const file = await open(path);
  try {
    const lines = numbered(file.readLines());
    const one = async () => {
      for await (const { number, text } of lines) {
        await take(number, text, { api, terminal, tally });
        if (sum(tally) % every === 0) terminal.out(words(tally));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  } finally {
    await file.close();
  }
  terminal.out(words(tally));
  return tally;
}

/** Asked by several at once, it gives each line to one of them. */
async function* numbered(lines: AsyncIterable<string>): AsyncGenerator<{ number: number; text: string }> {
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() !== '') yield { number, text };
  }
}

interface Work {
  readonly api: Api;
  readonly terminal: Terminal;
  readonly tally: Tally;
}

async function take(number: number, text: string, { api, terminal, tally }: Work): Promise<void> {
  try {
    const { repeated } = await api.ask('POST', '/tickets/import', ImportedTicket, documentIn(text.replace(/^\uFEFF/, '')));
    if (repeated) tally.repeated += 1;
    else tally.taken += 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tally.refused += 1;
    terminal.problem(`Line ${number}: ${error.message}`);
  }
}

function documentIn(text: string): object {
  try {
    const document: unknown = JSON.parse(text);
    if (document instanceof Object) return document;
  } catch {
    // Said below, as for a line that is a number.
  }
  throw new Refusal('No JSON document. Each line holds one ticket.');
}

const sum = ({ taken, repeated, refused }: Tally): number => taken + repeated + refused;
const words = ({ taken, repeated, refused }: Tally): string => `${taken} taken over, ${repeated} were there before, ${refused} refused`;
