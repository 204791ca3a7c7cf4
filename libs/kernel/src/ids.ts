import { v5, v7 } from 'uuid';

const namespace = '6f1c7c5e-0d0b-5d0e-9a3a-3f6f1d7b2a10';

/** A new id that sorts by the time it was made (UUID v7). */
export const newId = (): string => v7();

/** The same name always gives the same id (UUID v5), so that a repeated attempt lands on the first one. */
export const idFrom = (name: string): string => v5(name, namespace);
