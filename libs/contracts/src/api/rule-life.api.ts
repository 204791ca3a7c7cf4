import { z } from 'zod';
import { line } from '../text';
import { ActorView, Named } from './common';
import { RulePhase } from './rule-document';

const instant = z.iso.datetime();

/** What becomes of a draft: it acts, it is only watched, or it acts for a part of the tickets. */
export const PublishAs = z.enum(['active', 'shadow', 'canary']);
export type PublishAs = z.infer<typeof PublishAs>;

/** Where a canary acts: on a stable share of the tickets, in percent, or on those of some teams. */
export const CanaryAudience = z
  .strictObject({ share: z.int().min(1).max(99).optional(), teamIds: z.array(z.uuid()).min(1).max(50).optional() })
  .refine((audience) => Object.keys(audience).length === 1, 'Name a share or teams');
export type CanaryAudience = z.infer<typeof CanaryAudience>;

const needsAudience = ({ as, canary }: { as: PublishAs; canary?: CanaryAudience | undefined }): boolean =>
  (as === 'canary') === (canary !== undefined);
const audienceFault = { path: ['canary'], message: 'A canary needs a share or teams, and nothing else does' };

/**
 * `required`: a rule that reaches somebody outside is refused unless it carries a test in which it fires. `where-needed` accepts that mail
 * goes out untested, as on a desk that has no past yet.
 */
export const TestPolicy = z.enum(['where-needed', 'required']);
export type TestPolicy = z.infer<typeof TestPolicy>;
/** Actions that may go untested where whoever publishes accepts it: a desk without a past has no event to test on. */
export const acceptableUntested: ReadonlySet<string> = new Set(['ticket.mail-requester']);

export const PublishRule = z
  .strictObject({
    reason: line(500),
    as: PublishAs.default('active'),
    canary: CanaryAudience.optional(),
    tests: TestPolicy.default('required'),
  })
  .refine(needsAudience, audienceFault);
/** `POST /rules/{id}/promote`: the version on trial goes on to a canary, gets another share, or becomes the active one. */
export const PromoteRule = z
  .strictObject({ reason: line(500).optional(), as: z.enum(['active', 'canary']).default('active'), canary: CanaryAudience.optional() })
  .refine(needsAudience, audienceFault);
export const PauseRule = z.strictObject({ reason: line(500).optional() });
export const ResumeRule = PauseRule;
/** `POST /rules/{id}/withdraw`: the version on trial ends. */
export const WithdrawTrial = PauseRule;
/** `POST /rules/{id}/restore`: an archived rule comes back, paused. */
export const RestoreRule = PauseRule;
export const ArchiveRule = z.strictObject({ reason: line(500) });
/** `POST /rules/{id}/rollback`: a new version that says what `version` said. */
export const RollBackRule = z.strictObject({ version: z.int().min(1).max(1_000_000), reason: line(500) });

/** A newer version on trial beside the published one. `share` and `teamIds` are null but for a canary, which has one of them. */
export const TrialView = z.object({
  version: z.int(),
  stage: z.enum(['shadow', 'canary']),
  share: z.int().nullable(),
  teamIds: z.array(z.uuid()).nullable(),
  since: instant,
});
export type TrialView = z.infer<typeof TrialView>;

export const LifeKind = z.enum([
  'created',
  'published',
  'shadowed',
  'canaried',
  'promoted',
  'withdrawn',
  'rolled-back',
  'paused',
  'stopped',
  'resumed',
  'tripped',
  'archived',
  'restored',
]);
export type LifeKind = z.infer<typeof LifeKind>;

/** What a stop holds: one rule, the rules of one phase, or all of them. */
export const StopScope = z
  .strictObject({ ruleId: z.uuid().optional(), phase: RulePhase.optional(), all: z.literal(true).optional() })
  .refine((scope) => Object.keys(scope).length === 1, 'Name one of ruleId, phase and all');
export type StopScope = z.infer<typeof StopScope>;

export const StopRules = z.strictObject({ scope: StopScope, reason: line(500) });
/** `POST /rules/stop/preview`: what `POST /rules/stop` would do now. */
export const PreviewStop = z.strictObject({ scope: StopScope });

/** Effects that are decided and not yet carried out, by what they are, such as `actions` or `armed runs`. */
export const QueuedEffectsView = z.object({ what: z.string(), count: z.int() });
export const StopPreviewView = z.object({
  /** The first ten by name. */
  rules: z.array(Named),
  ruleCount: z.int(),
  effects: z.array(QueuedEffectsView),
});
export type StopPreviewView = z.infer<typeof StopPreviewView>;

/** A stop that still holds rules. `rules` counts those that it stopped and that nobody has let go on since. */
export const StopView = z.object({
  id: z.uuid(),
  scope: z.object({ rule: Named.nullable(), phase: RulePhase.nullable() }),
  reason: z.string(),
  at: instant,
  by: ActorView,
  ruleCount: z.int(),
  cancelled: z.array(QueuedEffectsView),
});
export type StopView = z.infer<typeof StopView>;
/** The stops that hold, the newest first. */
export const StopList = z.object({ items: z.array(StopView) });
export type StopList = z.infer<typeof StopList>;

/** `POST /rules/stop/{id}/resume` answers how many rules go on. */
export const ResumeStop = PauseRule;
export const ResumedStopView = z.object({ resumed: z.int() });
