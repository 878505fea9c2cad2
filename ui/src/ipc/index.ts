import type { Backend } from './backend';
import { http } from './http';
import { tauri } from './tauri';

export { Refusal, type Area, type FieldTrouble, type Input, type Output } from './backend';
export type * from './gen/wire';

/** Chosen once, by where the pages run. */
export const backend: Backend = '__TAURI_INTERNALS__' in window ? tauri : http;
export const call: Backend['call'] = (command, input) => backend.call(command, input);
