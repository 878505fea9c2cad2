import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

import { sizes } from './build/sizes';

// In development the window talks to the test bridge, whose address `SCS_BRIDGE` gives.
const bridge = process.env.SCS_BRIDGE ?? 'http://127.0.0.1:8787';

export default defineConfig({
  plugins: [svelte(), sizes()],
  build: {
    target: ['safari16.4', 'chrome111'],
    // Fonts and icons stay files: the content policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'terminal.html'] },
  },
  server: { proxy: { '/call': bridge, '/changes': bridge } },
});
