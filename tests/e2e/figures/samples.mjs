// Times of one thing done many times, and how busy the machine was meanwhile.
import { loadavg } from 'node:os';

export class Samples {
  #times = [];
  #loads = [];

  add(...times) {
    this.#times.push(...times);
    this.#loads.push(loadavg()[0]);
  }

  get count() {
    return this.#times.length;
  }

  /** By the nearest rank, so always a time that was measured; 50 is the median. */
  percentile(percent) {
    const sorted = [...this.#times].sort((one, other) => one - other);
    if (sorted.length === 0) throw new Error('nothing was measured');
    return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  }

  /** The load average, the most there was. */
  get load() {
    return Math.max(...this.#loads);
  }
}
