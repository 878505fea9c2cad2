/** Short answers stand in two columns when there are more than `most` of them; long ones one under another. */
export function columnsOf(values: readonly { title: string }[], most: number): string {
  const isShort = values.every((value) => value.title.length <= 26);
  return values.length > most && isShort ? 'radios radios--two' : 'radios';
}
