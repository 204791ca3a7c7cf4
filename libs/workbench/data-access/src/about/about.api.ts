import { Injectable } from '@angular/core';

export interface About {
  /** The database holds the demo company, so its logins may be offered. */
  readonly demo: boolean;
  readonly version: string | null;
}

/** What the server says of itself to everybody. */
@Injectable({ providedIn: 'root' })
export class AboutApi {
  /** Never fails: a server that says nothing is taken as one without a demo. */
  async read(): Promise<About> {
    const response = await fetch('/api/v1/about').catch(() => null);
    const body = (response?.ok ? await response.json().catch(() => null) : null) as Partial<About> | null;
    return { demo: body?.demo === true, version: body?.version ?? null };
  }
}
