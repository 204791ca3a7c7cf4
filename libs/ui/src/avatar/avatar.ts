import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const hues = [255, 200, 160, 130, 85, 50, 20, 340, 305];

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
};

/** Initials on a colour that stays the same for the same name. */
@Component({
  selector: 'cw-avatar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[style.--size]': "size() + 'px'", '[style.--hue]': 'hue()', '[attr.title]': 'name()' },
  template: `{{ letters() }}`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      justify-content: center;
      width: var(--size);
      height: var(--size);
      border-radius: 50%;
      background: light-dark(oklch(0.91 0.045 var(--hue)), oklch(0.36 0.06 var(--hue)));
      color: light-dark(oklch(0.36 0.09 var(--hue)), oklch(0.92 0.05 var(--hue)));
      font-size: calc(var(--size) * 0.4);
      font-weight: 600;
      line-height: 1;
      user-select: none;
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  readonly size = input(24);
  protected readonly letters = computed(() => initials(this.name()));
  protected readonly hue = computed(() => hues[[...this.name()].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % hues.length]);
}
