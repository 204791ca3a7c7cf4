import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon/icon';
import { tokenColour } from '../chart/load-charts';
import { Themes } from '../theme/themes';
import { frameDocument, paper, remoteImages, withInlineImages, withRemoteImages } from './frame-document';

/**
 * Customer HTML in a frame that runs no script, submits no form and fetches nothing unasked. It is as tall as its content.
 * `allow-same-origin` is there to measure it; without `allow-scripts` nothing inside can use it.
 */
@Component({
  selector: 'cw-html-frame',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.paper]': "ground() === 'paper'" },
  template: `
    @if (remote() > 0 && images() === 'blocked') {
      <button class="cw-quiet-button" type="button" (click)="images.set('shown')">
        <cw-icon name="imageOff" />Show {{ remote() === 1 ? 'the remote image' : remote() + ' remote images' }}
      </button>
    }
    <iframe
      #frame
      [title]="label()"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerpolicy="no-referrer"
      loading="eager"
      (load)="follow()"
    ></iframe>
  `,
  styles: `
    :host {
      display: block;
    }
    :host(.paper) iframe {
      padding: 8px 10px;
      background: #fff;
      color-scheme: light;
    }
    iframe {
      display: block;
      width: 100%;
      height: 40px;
      border: 0;
      border-radius: 4px;
    }
  `,
})
export class HtmlFrame {
  readonly html = input.required<string>();
  readonly label = input('Message');
  /** White paper for what others sent, the page's own colours for our words. */
  readonly ground = input<'paper' | 'page'>('paper');
  /** Inline images by Content-ID, as `data:` or `blob:` addresses. */
  readonly inline = input<ReadonlyMap<string, string>>(new Map());
  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');
  protected readonly images = linkedSignal<string, 'blocked' | 'shown'>({ source: this.html, computation: () => 'blocked' });
  protected readonly remote = computed(() => remoteImages(this.html()));
  private readonly themes = inject(Themes);
  private readonly colours = computed(() => {
    const scheme = this.themes.shown();
    return this.ground() === 'paper' ? paper : { scheme, background: 'transparent', text: tokenColour('--cw-text') };
  });
  private readonly content = computed(() => {
    const html = withInlineImages(this.html(), this.inline());
    return frameDocument(this.images() === 'shown' ? withRemoteImages(html) : html, this.images(), this.colours());
  });
  private observer: ResizeObserver | null = null;

  constructor() {
    // Set here and not by a binding: Angular's sanitizer would take the policy and the styles out.
    effect(() => (this.frame().nativeElement.srcdoc = this.content()));
    inject(DestroyRef).onDestroy(() => this.observer?.disconnect());
  }

  private padding(): number {
    return this.ground() === 'paper' ? 18 : 2;
  }

  protected follow(): void {
    const frame = this.frame().nativeElement;
    const root = frame.contentDocument?.documentElement;
    this.observer?.disconnect();
    if (!root || typeof ResizeObserver === 'undefined') return;
    const fit = () => (frame.style.height = `${Math.min(root.offsetHeight, 20_000) + this.padding()}px`);
    // One frame later: a change of height within the observation would be reported as a loop.
    this.observer = new ResizeObserver(() => requestAnimationFrame(fit));
    this.observer.observe(root);
    fit();
    // Shortcuts work on after a click into the message.
    root.ownerDocument.addEventListener('keydown', (event) => document.dispatchEvent(new KeyboardEvent('keydown', event)));
  }
}
