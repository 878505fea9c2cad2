import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import { asRefusal, type Area, type Backend } from './backend';
import { bridgeLost } from './lost';

/** The window of the program. */
export const tauri: Backend = {
  call: (command, input) =>
    invoke('call', { command, input }).then(
      (output) => output as never,
      (thrown: unknown) => Promise.reject(asRefusal(thrown, bridgeLost)),
    ),
  onChanged(listener) {
    const stop = listen<Area[]>('changed', (event) => listener(event.payload));
    return () => void stop.then((end) => end());
  },
};
