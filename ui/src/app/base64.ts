const step = 0x8000;

/** Bytes as the bridge carries them; in parts, because a call takes only so many arguments. */
export function base64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = '';
  for (let at = 0; at < all.length; at += step) text += String.fromCharCode(...all.subarray(at, at + step));
  return btoa(text);
}
