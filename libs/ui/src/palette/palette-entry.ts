import type { IconName } from '../icon/icons';

/** Something the palette can open or do. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** Finds entries for what was typed; answers may come one after another. An aborted signal means nobody waits any more. */
export type PaletteSource = (text: string, signal: AbortSignal) => Promise<readonly PaletteEntry[]>;

/** Every word must occur somewhere in the label or hint. */
export function entriesMatching(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const where = `${entry.label} ${entry.hint ?? ''} ${entry.group}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
}
