import type { SlaChangeDraft, SlaChangePreview, SlaEffect } from '@casewright/contracts';
import type { SlaChangesApi } from '@casewright/data-access';

const mostShown = 100;
const groups = ['breached', 'saved', 'moved'] as const;

interface Asked {
  readonly change: SlaChangeDraft;
  readonly effect: SlaEffect;
}

/** Asks part after part until all open tickets were looked at; `progress` hears of each that is not the last, `signal` ends it. */
export async function wholePreview(
  api: SlaChangesApi,
  asked: Asked,
  progress: (soFar: SlaChangePreview) => void,
  signal: AbortSignal,
): Promise<SlaChangePreview> {
  let whole = await api.preview(asked);
  while (whole.next !== null) {
    signal.throwIfAborted();
    progress(whole);
    whole = together(whole, await api.preview({ ...asked, after: whole.next }));
  }
  return whole;
}

function together(before: SlaChangePreview, part: SlaChangePreview): SlaChangePreview {
  const sum = { ...part, tickets: before.tickets + part.tickets, touched: before.touched + part.touched };
  for (const group of groups) {
    sum[group] = {
      count: before[group].count + part[group].count,
      first: [...before[group].first, ...part[group].first].slice(0, mostShown),
    };
  }
  return sum;
}
