import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where `npm test` lets a demo company that one suite has made be kept for the next; each makes its own where there is none. */
const place = (): string => process.env['CASEWRIGHT_TEST_DEMO'] ?? '';

const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', '--reflink=auto', from, to]);

/** Of a program that has ended. */
export function keepDemo(data: string): void {
  if (place() !== '' && !existsSync(place())) copy(data, place());
}

/** Puts the company into a new data folder, if one was kept. */
export function putDemo(data: string): void {
  if (existsSync(place())) copy(`${place()}/.`, data);
}
