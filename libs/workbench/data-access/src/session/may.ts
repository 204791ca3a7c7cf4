import { Directive, TemplateRef, ViewContainerRef, effect, inject, input } from '@angular/core';
import type { Permission } from '@casewright/contracts';
import { Session } from './session';

/** Shows its content only to those who may: `*cwMay="'rule.publish'"`. The server checks it all the same. */
@Directive({ selector: '[cwMay]' })
export class May {
  readonly permission = input.required<Permission>({ alias: 'cwMay' });
  private readonly session = inject(Session);
  private readonly template = inject<TemplateRef<unknown>>(TemplateRef);
  private readonly container = inject(ViewContainerRef);

  constructor() {
    effect(() => {
      const allowed = this.session.permissions().has(this.permission());
      this.container.clear();
      if (allowed) this.container.createEmbeddedView(this.template);
    });
  }
}
