import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { MatSnackBar } from '@angular/material/snack-bar';

const undoWindow = 10_000;

/**
 * Short words at the foot of the screen: what was done, with a way back where there is one. What was done is no sentence and has no full
 * stop; a refusal is the sentence of the server, with its own.
 */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly bar = inject(MatSnackBar);

  say(message: string): void {
    this.bar.open(message, undefined, { duration: 4000 });
  }

  /** A refusal stays until it is read. */
  refuse(message: string): void {
    this.bar.open(message, 'Close', { politeness: 'assertive' });
  }

  /** Offers to take it back for ten seconds. */
  offerUndo(message: string, undo: () => void): void {
    this.offer(message, 'Undo', undo);
  }

  /** For what cannot be taken back once it is done: waits ten seconds for a second thought. */
  async hold(message: string): Promise<'undone' | 'elapsed'> {
    const shown = this.bar.open(message, 'Undo', { duration: undoWindow });
    const { dismissedByAction } = await firstValueFrom(shown.afterDismissed());
    return dismissedByAction ? 'undone' : 'elapsed';
  }

  offer(message: string, action: string, act: () => void): void {
    this.bar.open(message, action, { duration: undoWindow }).onAction().subscribe(act);
  }
}
