import type { PlotFill } from '../../ipc';

const inks: Record<PlotFill, string> = { solid: 'var(--c1)', hatched: 'var(--c2)', dotted: 'var(--c6)', filed: 'var(--c3)', lost: 'var(--edge-ink)' };

/** How a series is filled and edged; `id` is the plot's own. */
export function fillOf(id: string, fill: PlotFill): { fill: string; stroke: string } {
  const isPlain = fill === 'solid' || fill === 'filed';
  return { fill: isPlain ? inks[fill] : `url(#${id}-${fill})`, stroke: inks[fill] };
}
