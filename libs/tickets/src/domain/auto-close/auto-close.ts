import type { AutoCloseContent, AutoCloseEvent, AutoCloseStep, StatusCategory } from '@casewright/contracts';
import { unreachable, type Aggregate } from '@casewright/kernel';

const day = 86_400_000;

export interface Waiting {
  readonly step: AutoCloseStep;
  /** When the ticket came into its status; with the step it names the stretch. */
  readonly since: string;
  /** When the requester is to be warned; null: not at all, or no more. */
  readonly warnAt: string | null;
  readonly warnedAt: string | null;
  readonly actAt: string;
  readonly settingsVersion: number;
  readonly afterDays: number;
}

/** What a ticket waits for. */
export interface AutoClose {
  readonly waiting: Waiting | null;
}

/** The settings in force. */
export interface AutoCloseSettings {
  readonly version: number;
  readonly content: Omit<AutoCloseContent, 'closeWarning' | 'solveWarning'>;
}

/** A ticket as far as it matters here; `since` is when it came into its category (ISO 8601). */
export interface Standing {
  readonly ticketId: string;
  readonly category: StatusCategory;
  readonly since: string;
}

export const autoClose: Aggregate<AutoClose, AutoCloseEvent> = {
  category: 'auto-close',
  initial: { waiting: null },
  stateVersion: 1,
  evolve({ waiting }, event) {
    switch (event.type) {
      case 'auto-close.armed': {
        const { ticketId: _, ...armed } = event.data;
        return { waiting: { ...armed, warnedAt: isSameStretch(waiting, armed) ? waiting.warnedAt : null } };
      }
      case 'auto-close.warned':
        return { waiting: waiting && { ...waiting, warnAt: null, warnedAt: event.data.at, actAt: event.data.actAt } };
      case 'auto-close.ended':
        return { waiting: null };
      default:
        return unreachable(event);
    }
  },
};

type Stretch = Pick<Waiting, 'step' | 'since'>;

const isSameStretch = (waiting: Waiting | null, { step, since }: Stretch): waiting is Waiting =>
  waiting !== null && waiting.step === step && Date.parse(waiting.since) === Date.parse(since);

/** Brings what a ticket waits for up to what the settings ask of it as it stands. No event: that is so already. `now` is ISO 8601. */
export function consider({ waiting }: AutoClose, ticket: Standing, settings: AutoCloseSettings, now: string): readonly AutoCloseEvent[] {
  const { ticketId } = ticket;
  const wish = wishOf(ticket.category, settings.content);
  if (!wish) return waiting ? [{ type: 'auto-close.ended', data: { ticketId, because: 'left', at: now } }] : [];
  const { step, afterDays } = wish;
  const stretch = { step, since: ticket.since };
  const warnedAt = isSameStretch(waiting, stretch) ? waiting.warnedAt : null;
  const next = { ...stretch, ...timesOf(ticket.since, wish, warnedAt), settingsVersion: settings.version, afterDays };
  return waiting && isSame(waiting, next) ? [] : [{ type: 'auto-close.armed', data: { ticketId, ...next } }];
}

interface Wish {
  readonly step: AutoCloseStep;
  readonly afterDays: number;
  readonly warnDays: number;
}

function wishOf(category: StatusCategory, content: AutoCloseSettings['content']): Wish | null {
  const { closeSolvedAfterDays, warnBeforeCloseDays, solvePendingAfterDays, warnBeforeSolveDays } = content;
  if (category === 'solved' && closeSolvedAfterDays > 0) {
    return { step: 'close', afterDays: closeSolvedAfterDays, warnDays: warnBeforeCloseDays };
  }
  if (category === 'pending' && solvePendingAfterDays > 0) {
    return { step: 'solve', afterDays: solvePendingAfterDays, warnDays: warnBeforeSolveDays };
  }
  return null;
}

/** Who was warned has the days that the warning promised, however late it went out. */
function timesOf(since: string, { afterDays, warnDays }: Wish, warnedAt: string | null): Pick<Waiting, 'warnAt' | 'actAt'> {
  const due = Date.parse(since) + afterDays * day;
  if (warnDays === 0) return { warnAt: null, actAt: iso(due) };
  if (warnedAt === null) return { warnAt: iso(due - warnDays * day), actAt: iso(due) };
  return { warnAt: null, actAt: iso(Math.max(due, Date.parse(warnedAt) + warnDays * day)) };
}

const isSame = (left: Waiting, right: Omit<Waiting, 'warnedAt'>): boolean =>
  isSameStretch(left, right) &&
  left.warnAt === right.warnAt &&
  left.actAt === right.actAt &&
  left.settingsVersion === right.settingsVersion &&
  left.afterDays === right.afterDays;

/** The warning is on its way. */
export function warned({ waiting }: AutoClose, ticketId: string, now: string): readonly AutoCloseEvent[] {
  if (!waiting?.warnAt) return [];
  const promised = Date.parse(waiting.actAt) - Date.parse(waiting.warnAt);
  const actAt = iso(Math.max(Date.parse(waiting.actAt), Date.parse(now) + promised));
  return [{ type: 'auto-close.warned', data: { ticketId, at: now, actAt } }];
}

/** The step was taken, or cannot be. Where the ticket waits for something else by now, that stays. */
export function conclude(
  { waiting }: AutoClose,
  ticketId: string,
  stretch: Stretch,
  because: 'acted' | 'left' | 'refused',
  now: string,
): readonly AutoCloseEvent[] {
  return isSameStretch(waiting, stretch) ? [{ type: 'auto-close.ended', data: { ticketId, because, at: now } }] : [];
}

const iso = (time: number): string => new Date(time).toISOString();
