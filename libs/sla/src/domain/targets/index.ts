import type { SlaTarget } from '@casewright/contracts';
import { agentWork } from './agent-work';
import { firstReply } from './first-reply';
import { nextReply } from './next-reply';
import { ownership } from './ownership';
import { periodicUpdate } from './periodic-update';
import { requesterWait } from './requester-wait';
import { resolution } from './resolution';
import type { TargetKind } from './target-kind';

const all = { firstReply, nextReply, periodicUpdate, agentWork, requesterWait, resolution, ownership } as unknown as Readonly<
  Record<string, TargetKind>
>;

/** Every target that a policy can promise, in the order in which they are shown. */
export const targetKinds: readonly TargetKind[] = Object.values(all);

export function kindOf(target: SlaTarget): TargetKind {
  const kind = targetKinds.find((candidate) => candidate.target === target);
  if (!kind) throw new Error(`Nothing is known of the target ${target}`);
  return kind;
}
