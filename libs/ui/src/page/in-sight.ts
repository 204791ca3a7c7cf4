import { Directive, ElementRef, afterRenderEffect, inject, input } from '@angular/core';

/** The tab one is on is scrolled to where tabs are more than fit beside one another. */
@Directive({ selector: '[cwInSight]' })
export class InSight {
  readonly wanted = input.required<boolean>({ alias: 'cwInSight' });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      if (this.wanted()) host.scrollIntoView({ block: 'nearest', inline: 'center' });
    });
  }
}
