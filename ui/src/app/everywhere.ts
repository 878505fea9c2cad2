import { frameText } from '../text/frame';
import { desk } from './desk.svelte';
import { frame } from './frame.svelte';
import { keyboard } from './keyboard';
import { scaled, usualLook } from './look';
import { toRegion } from './regions';
import { router } from './router.svelte';
import { sections } from './sections';

/** Keys that do the same on every screen. */
export function answerEverywhere(): () => void {
  /** Turned to a client, the screen answers no keys of the workstation. */
  const isOurs = () => router.route.name !== 'ask';
  const isReady = () => desk.view !== null && isOurs();
  const whenReady = (run: () => void) => () => {
    if (isReady()) run();
  };
  const toSection = (at: number) => whenReady(() => router.go(sections[at]?.name ?? 'start'));
  return keyboard.onAll({
    quickEntry: whenReady(() => (frame.isQuickEntryOpen = true)),
    palette: whenReady(() => (frame.isPaletteOpen = true)),
    newConsultation: whenReady(() => router.go('start', {}, { new: '1' })),
    keys: () => (frame.isKeysOpen = isOurs()),
    hide: () => (frame.isHidden = true),
    nextRegion: () => toRegion(1),
    previousRegion: () => toRegion(-1),
    print: whenReady(() => router.go('print')),
    back: whenReady(() => router.back()),
    section1: toSection(0),
    section2: toSection(1),
    section3: toSection(2),
    section4: toSection(3),
    section5: toSection(4),
    section6: toSection(5),
    section7: toSection(6),
    section8: toSection(7),
    larger: () => resize(1),
    smaller: () => resize(-1),
    usual: () => resize(0),
  });
}

function resize(steps: -1 | 0 | 1): void {
  const look = steps === 0 ? { ...desk.look, scale: usualLook.scale } : scaled(desk.look, steps);
  void desk.wear(look).catch(() => undefined);
  void frame.say(frameText.look.size(frameText.look.scales[look.scale]));
}
