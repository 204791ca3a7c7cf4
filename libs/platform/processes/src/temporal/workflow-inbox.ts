import * as workflow from '@temporalio/workflow';
import type { Stored } from '@casewright/kernel';
import { messages, type ProcessAnswer } from './messages';

/** Raised in the middle of waiting for a person: somebody wants the process to end, or to go elsewhere. */
export class Interrupted extends Error {}

/** What others have said to the workflow and it has not acted on yet. */
export class WorkflowInbox {
  readonly events: Stored[] = [];
  retryAsked = false;
  wakeAsked = false;
  /** Where the reason stands; what an older release sent is the reason itself. */
  cancelAsked: string | null = null;
  leaveAsked = false;
  private wakes = 0;

  constructor(canWake: () => boolean, canRetry: () => boolean, answer: () => ProcessAnswer) {
    workflow.setHandler(workflow.defineSignal<[Stored]>(messages.follow), (event) => void this.events.push(event));
    workflow.setHandler(workflow.defineSignal(messages.retry), () => {
      this.retryAsked = canRetry();
    });
    workflow.setHandler(workflow.defineSignal<[string]>(messages.cancel), (reason) => {
      this.cancelAsked = reason;
    });
    workflow.setHandler(workflow.defineSignal(messages.leave), () => {
      this.leaveAsked = true;
    });
    workflow.setHandler(workflow.defineQuery<ProcessAnswer>(messages.process), answer);
    workflow.setHandler(workflow.defineUpdate<boolean>(messages.wake), async () => {
      const before = this.wakes;
      this.wakeAsked = canWake();
      await workflow.condition(() => !this.wakeAsked);
      return this.wakes > before;
    });
  }

  get isInterrupted(): boolean {
    return this.cancelAsked !== null || this.leaveAsked;
  }

  get isStirred(): boolean {
    return this.events.length > 0 || this.wakeAsked || this.isInterrupted;
  }

  woken(): void {
    this.wakes += 1;
  }
}
