import { Actor, defineEvents, event, type EventOf } from '@casewright/kernel';
import { z } from 'zod';

const instant = z.iso.datetime();
const run = { run: z.string().max(300), ticketId: z.uuid(), ruleId: z.uuid() };
/** The chain that the wake-up belongs to: that of the event which began the episode. */
const chain = { correlationId: z.string(), causationId: z.string().nullable(), depth: z.int().min(0) };
/** `plan` tells one way of waiting from another; `anchorAt` is the time that `actAt` was counted from. */
const waiting = { ruleVersion: z.int().positive(), plan: z.string(), anchorAt: instant, actAt: instant, through: z.int().min(0) };

/**
 * The rules that wait for a time on a ticket; one stream per ticket, `idFrom('timed-rules:' + ticketId)`. A run is one episode of one
 * rule: a stretch of a state, such as a status that was entered at some time. It acts at most once.
 */
export const timedRuleEvents = defineEvents('timed-rule', {
  armed: event(
    z.strictObject({
      ...{ ...run, ...waiting, ...chain, episode: z.string().max(200), anchor: z.string(), beganAt: instant },
      /** Of a version in shadow, which is watched and never acts; absent: it acts. */
      stage: z.literal('shadow').optional(),
    }),
  ),
  /** It waits for another time: its ticket did not come to rest, its clock goes by another goal, or the rule was published anew. */
  moved: event(z.strictObject({ ...run, ...waiting, ...chain })),
  /** Its time has come; from here on only what it finds decides. */
  due: event(z.strictObject({ ...run, at: instant })),
  fired: event(z.strictObject({ ...run, ruleVersion: z.int().positive(), at: instant })),
  skipped: event(z.strictObject({ ...run, reason: z.string(), at: instant })),
  /**
   * suspended: it does not count any more from a time that is known, or is another version's to wait for; it can be armed again.
   * stopped: its rule was, by whoever stands in `by`; once that goes on, a run of its own waits with the rest of the stretch.
   */
  cancelled: event(
    z.strictObject({
      ...run,
      because: z.enum(['ended', 'suspended', 'cancel-when', 'stopped']),
      reason: z.string(),
      by: Actor.optional(),
      at: instant,
    }),
  ),
});
export type TimedRuleEvent = EventOf<typeof timedRuleEvents>;
