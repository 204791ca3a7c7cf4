import { Injectable, computed, effect, signal } from '@angular/core';

export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'cw:theme';
const stored = (): Theme => {
  const value = localStorage.getItem(storageKey);
  return value === 'light' || value === 'dark' ? value : 'system';
};

/** Light, dark, or as the system says; remembered on this device. */
@Injectable({ providedIn: 'root' })
export class Themes {
  readonly chosen = signal<Theme>(stored());
  private readonly systemIsDark = signal(false);
  readonly shown = computed<'light' | 'dark'>(() => {
    const chosen = this.chosen();
    if (chosen !== 'system') return chosen;
    return this.systemIsDark() ? 'dark' : 'light';
  });

  constructor() {
    const query = matchMedia('(prefers-color-scheme: dark)');
    this.systemIsDark.set(query.matches);
    query.addEventListener('change', (event) => this.systemIsDark.set(event.matches));
    effect(() => {
      const chosen = this.chosen();
      document.documentElement.style.colorScheme = chosen === 'system' ? 'light dark' : chosen;
      localStorage.setItem(storageKey, chosen);
    });
  }
}
