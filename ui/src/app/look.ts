import type { Scale, ViewSettings } from '../ipc';

export const usualLook: ViewSettings = { theme: 'system', scale: '1', space: 'normal', font: 'golos', journal: 'roll' };
const scales: readonly Scale[] = ['1', '1.25', '1.5', '2'];
const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

/** Puts the look on the page. */
export function wear(look: ViewSettings): void {
  const { dataset } = document.documentElement;
  dataset.theme = look.theme === 'system' ? (isDark() ? 'dark' : 'light') : look.theme.replace('_', '-');
  dataset.scale = look.scale;
  dataset.space = look.space;
  dataset.font = look.font.replace('_', '-');
}

/** Follows the system when it turns dark or light; `current` tells the look of the moment. */
export function followSystem(current: () => ViewSettings): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => wear(current());
  query.addEventListener('change', follow);
  return () => query.removeEventListener('change', follow);
}

/** The neighbouring size; the last one stays. */
export function scaled(look: ViewSettings, steps: number): ViewSettings {
  const at = Math.min(scales.length - 1, Math.max(0, scales.indexOf(look.scale) + steps));
  return { ...look, scale: scales[at] ?? '1' };
}
