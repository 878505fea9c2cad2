// What a person sees of the journal's roll, frame by frame.

/** Runs in the page: from now on every frame is looked at, until the returned function answers what was seen. */
function watch() {
  const grid = document.querySelector('[role=grid]');
  const seen = { frames: 0, blank: 0, waiting: 0, times: [] };
  let before = performance.now();
  let isOver = false;
  const look = (now) => {
    if (isOver) return;
    seen.frames += 1;
    seen.times.push(now - before);
    before = now;
    const box = grid.getBoundingClientRect();
    const [top, bottom] = [grid.querySelector('.head').getBoundingClientRect().bottom, Math.min(box.bottom, grid.querySelector('.canvas').getBoundingClientRect().bottom)];
    const rows = [...grid.querySelectorAll('.canvas > [role=row]')].map((row) => ({ row, at: row.getBoundingClientRect() }));
    const inside = rows.filter(({ at }) => at.bottom > top + 1 && at.top < bottom - 1).sort((one, other) => one.at.top - other.at.top);
    let covered = top + 1;
    for (const { row, at } of inside) if (at.top <= covered + 1 && row.textContent.trim()) covered = at.bottom;
    if (covered < bottom - 1) seen.blank += 1;
    if (inside.some(({ row }) => row.textContent.trim() === '…')) seen.waiting += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => {
    isOver = true;
    const times = seen.times.slice(1).sort((one, other) => one - other);
    const percent = (share) => Math.round(times[Math.floor(times.length * share)] * 10) / 10;
    return { frames: seen.frames, blank: seen.blank, waiting: seen.waiting, p50: percent(0.5), p95: percent(0.95), worst: percent(0.999) };
  };
}

export const prepare = (page) => page.addInitScript(`window.watchRoll = ${watch}`);

/** What every frame showed while `work` was done. */
export async function watching(page, work) {
  await page.evaluate(() => (window.endWatch = window.watchRoll()));
  await work();
  return page.evaluate(() => window.endWatch());
}

/** The row that the grid says it is on, if the grid has the focus and the row is in sight. */
export const onRow = (page) =>
  page.evaluate(() => {
    const grid = document.activeElement;
    const row = grid?.matches('[role=grid]') && document.getElementById(grid.getAttribute('aria-activedescendant'));
    if (!row) return null;
    const [box, at, head] = [grid.getBoundingClientRect(), row.getBoundingClientRect(), grid.querySelector('.head').getBoundingClientRect()];
    const isSeen = at.top >= head.bottom - 1 && at.bottom <= box.bottom + 1;
    return isSeen ? { id: row.dataset.id, row: Number(row.dataset.row), index: Number(row.getAttribute('aria-rowindex')) } : null;
  });

/** Waits until the grid is on a row that fits and shows its record. */
export async function untilOnRow(page, fits) {
  const end = Date.now() + 5_000;
  for (;;) {
    const row = await onRow(page);
    if (row?.id && fits(row)) return row;
    if (Date.now() > end) throw new Error(`the grid is on ${JSON.stringify(row)}`);
    await page.waitForTimeout(10);
  }
}
