import { describe, expect, it, vi } from 'vitest';

import type { ConsultationView, OutcomeView } from '../../ipc';

type Answer = (view: ConsultationView) => void;
const { asked } = vi.hoisted(() => ({ asked: [] as { command: string; answer: Answer }[] }));
vi.mock('../../ipc', () => ({
  call: (command: string) => new Promise<ConsultationView>((answer) => asked.push({ command, answer })),
  Refusal: class extends Error {},
}));
vi.mock('../../app/desk.svelte', () => ({ desk: { onChanged: () => () => undefined } }));
vi.mock('../../app/frame.svelte', () => ({ frame: { hasTrouble: false, wantHeading: () => undefined, tell: () => undefined } }));
vi.mock('../../app/router.svelte', () => ({ router: { go: () => undefined } }));

import { ConsultationController } from './controller.svelte';

const at = (step: string) => ({ status: 'open', step: { address: { path: 'path', step } } }) as unknown as ConsultationView;
const done = { id: 'done', kind: 'done' } as OutcomeView;
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** The core answers the oldest question of this command that still waits. */
async function answer(command: string, view: ConsultationView): Promise<void> {
  await settle();
  const found = asked.findIndex((question) => question.command === command);
  expect(found, `${command} was not asked`).not.toBe(-1);
  asked.splice(found, 1)[0]?.answer(view);
  await settle();
}

async function opened(): Promise<ConsultationController> {
  asked.length = 0;
  const consultation = new ConsultationController('one');
  void consultation.load();
  await answer('consultation.show', at('first'));
  return consultation;
}
const stepOf = (consultation: ConsultationController) => consultation.step?.address.step;

describe('a consultation on its screen', () => {
  it('does not go back to a step that was left while it was being read', async () => {
    const consultation = await opened();
    void consultation.take(done);
    await settle();
    void consultation.load();
    await settle();
    const early = asked.filter(({ command }) => command === 'consultation.show');
    await answer('step.take', at('second'));
    early.forEach((question) => question.answer(at('first')));
    await settle();
    expect(stepOf(consultation)).toBe('second');
  });

  it('reads again what was read beside a deed', async () => {
    const consultation = await opened();
    void consultation.load();
    void consultation.take(done);
    await answer('step.take', at('second'));
    await answer('consultation.show', at('first'));
    expect(stepOf(consultation)).toBe('second');
    await answer('consultation.show', at('third'));
    expect(stepOf(consultation)).toBe('third');
  });

  it('shows the reading asked for last, whichever comes last', async () => {
    const consultation = await opened();
    void consultation.load();
    void consultation.load();
    await settle();
    const [older, newer] = asked;
    newer?.answer(at('third'));
    await settle();
    older?.answer(at('second'));
    await settle();
    expect(stepOf(consultation)).toBe('third');
  });
});
