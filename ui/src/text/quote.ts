/** Words to be said, in quotes: a full stop stands after them, a question keeps its own mark inside. */
export function quoted(text: string): string {
  const said = text.trim();
  return said.endsWith('.') ? `«${said.slice(0, -1)}».` : `«${said}»`;
}
