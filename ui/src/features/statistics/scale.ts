/** Round steps of a scale whose last one covers the greatest value: 0, 10, 20, 30. */
export function ticks(greatest: number, wanted = 3): number[] {
  const rough = Math.max(1, greatest) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power);
  const count = Math.max(1, Math.ceil(greatest / step));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** As much of a name as stands in so many letters, cut at a word. */
export function cut(name: string, letters: number): string {
  if (name.length <= letters) return name;
  const whole = name.slice(0, letters).replace(/\s+\S*$/, '');
  return `${whole.replace(/[\s,:—]+$/, '')}…`;
}

/** Every how many labels are drawn, so that they do not touch. */
export function every(count: number, room: number, label: number): number {
  return Math.max(1, Math.ceil((count * label) / Math.max(1, room)));
}
