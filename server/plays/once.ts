/** So many are remembered at most: a day's log names a few hundred. */
const MOST = 20_000

/** Words that come again and again in a log are made ready once. */
export function onceEach(make: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= MOST) known.clear()
    const made = make(word)
    known.set(word, made)
    return made
  }
}
