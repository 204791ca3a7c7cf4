import { DestroyRef, Directive, ElementRef, inject } from '@angular/core';

/** Gives the focus back to what had it before this appeared, if it would be lost with this. */
@Directive({ selector: '[cwReturnFocus]' })
export class ReturnFocus {
  constructor() {
    const before = document.activeElement;
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    inject(DestroyRef).onDestroy(() => {
      const now = document.activeElement;
      const isLost = now === null || now === document.body || host.contains(now);
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    });
  }
}
