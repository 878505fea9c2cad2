/** Two soft notes, in hertz. */
const notes = [660, 880] as const;
/** Of one note, in seconds. */
const length = 0.18;

/** Heard without a file; where the machine has no sound, nothing happens. */
function ring(): void {
  const context = new AudioContext();
  notes.forEach((note, at) => {
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    const begins = context.currentTime + at * length;
    tone.frequency.value = note;
    volume.gain.setValueAtTime(0.2, begins);
    volume.gain.exponentialRampToValueAtTime(0.001, begins + length);
    tone.connect(volume).connect(context.destination);
    tone.start(begins);
    tone.stop(begins + length);
    if (at === notes.length - 1) tone.onended = () => void context.close();
  });
}

/** Rings for whoever calls and did not call at the last look. */
export function soundForNew(sound: () => void = ring): (calls: readonly string[]) => void {
  let known: ReadonlySet<string> = new Set();
  return (calls) => {
    if (calls.some((call) => !known.has(call))) sound();
    known = new Set(calls);
  };
}
