import type { Commands } from './gen/commands';

export type CommandName = keyof Commands;
export type Input<K extends CommandName> = Commands[K]['input'];
export type Output<K extends CommandName> = Commands[K]['output'];

/** Areas the core names when something in them has changed. */
export type Area = 'consultations' | 'journal' | 'papers' | 'settings' | 'materials' | 'drafts' | 'documents' | 'session' | 'terminals';

/** The one way from the window to the core. */
export interface Backend {
  /** Rejects with a [`Refusal`] and nothing else. */
  call<K extends CommandName>(command: K, input: Input<K>): Promise<Output<K>>;
  /** Hears of changes, whoever made them; returns the way to stop. */
  onChanged(listener: (areas: readonly Area[]) => void): () => void;
}

/** What the core says is wrong with one field of an input. */
export interface FieldTrouble {
  field: string;
  rule: string;
  message: string;
}

/** Why a call did not come back with an answer. Words are ready for the person. */
export class Refusal extends Error {
  readonly code: string;
  readonly advice: string | null;
  readonly fields: readonly FieldTrouble[];
  readonly incident: string | null;

  constructor(told: { code: string; message: string; advice?: string | null; fields?: FieldTrouble[] | null; incident?: string | null }) {
    super(told.message);
    this.name = 'Refusal';
    this.code = told.code;
    this.advice = told.advice ?? null;
    this.fields = told.fields ?? [];
    this.incident = told.incident ?? null;
  }
}

/** Reads a refusal out of whatever was thrown. */
export function asRefusal(thrown: unknown, lost: () => Refusal): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    return new Refusal(thrown as ConstructorParameters<typeof Refusal>[0]);
  }
  return lost();
}
