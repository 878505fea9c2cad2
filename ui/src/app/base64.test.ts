import { expect, test } from 'vitest';

import { base64 } from './base64';

test('bytes come back as they were, however many', () => {
  for (const length of [0, 1, 2, 3, 0x8000, 100_001]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256);
    const back = Uint8Array.from(atob(base64(bytes.buffer)), (sign) => sign.charCodeAt(0));
    expect(back).toEqual(bytes);
  }
});
