const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const russian = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/** Words as a search sees them: small letters, «ё» as «е». */
export function plainWords(text: string): string {
  return text.trim().toLowerCase().replaceAll('ё', 'е');
}

/** What the same keys type in the Russian layout: «ghbtv» is «прием». */
export function inRussianLayout(text: string): string {
  const letters = [...text.toLowerCase()].map((letter) => {
    const at = latin.indexOf(letter);
    return at < 0 ? letter : (russian[at] ?? letter);
  });
  return plainWords(letters.join(''));
}

/** Whether every typed word begins a word of the title, in either layout. */
export function matches(title: string, typed: string): boolean {
  const words = plainWords(title).split(/[^\p{L}\p{N}]+/u);
  const fits = (query: string): boolean =>
    query.split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
  return fits(plainWords(typed)) || fits(inRussianLayout(typed));
}
