import { tick } from 'svelte';

import { frameText } from '../text/frame';
import { troubleText } from '../text/trouble';

export interface KeyHint {
  keys: string;
  text: string;
}

/** The dark strip after something was done; it carries the way back. */
export interface Strip {
  text: string;
  action?: { text: string; keys?: string; run: () => void };
}

/** What the frame around the screens shows: title, keys, drafts, the spoken line. */
class Frame {
  heading = $state('');
  hasTrouble = $state(false);
  keys = $state.raw<readonly KeyHint[]>([]);
  /** When the last draft was kept, until the form is sent. */
  draftSaved = $state('');
  spoken = $state('');
  strip = $state.raw<Strip | null>(null);
  isMenuOpen = $state(false);
  isHidden = $state(false);
  isPaletteOpen = $state(false);
  isKeysOpen = $state(false);
  isQuickEntryOpen = $state(false);
  /** Counts the times a heading was wanted, so that one that stands already hears of it. */
  headingTurn = $state(0);
  #headingWanted = true;
  #stripTimer: ReturnType<typeof setTimeout> | undefined;

  readonly title = $derived(
    `${this.hasTrouble ? troubleText.prefix : ''}${this.heading ? `${this.heading} — ` : ''}${frameText.product}`,
  );

  /** A new screen has come: its heading takes the focus as soon as it stands. */
  arrive(): void {
    this.#headingWanted = true;
    this.hasTrouble = false;
    this.isMenuOpen = false;
    if (this.strip?.action) this.dropStrip();
  }

  /** The next heading to appear or change takes the focus. */
  wantHeading(): void {
    this.#headingWanted = true;
    this.headingTurn += 1;
  }

  /** The screen has put the focus where it belongs by itself. */
  keepFocus(): void {
    this.#headingWanted = false;
  }

  headingStands(heading: HTMLElement): void {
    if (!this.#headingWanted || this.isHidden) return;
    this.#headingWanted = false;
    heading.focus();
  }

  /** Says a sentence to those who listen instead of looking. */
  async say(text: string): Promise<void> {
    this.spoken = '';
    await tick();
    this.spoken = text;
  }

  /** Shows what was done. With a way back it stays until the next deed; bare words leave by themselves. */
  tell(strip: Strip): void {
    this.dropStrip();
    this.strip = strip;
    void this.say(strip.text);
    if (!strip.action) this.#stripTimer = setTimeout(() => (this.strip = null), 10_000);
  }

  dropStrip(): void {
    clearTimeout(this.#stripTimer);
    this.strip = null;
  }
}

export const frame = new Frame();
