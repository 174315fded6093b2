import type { Text } from '../ui/text/vi.ts'

type Words = Text['watch']['problems']
type Reasons = Text['plays']['reasons']

/** What a player says of itself in its own short lines (display/engine/), as patterns; whatever else comes is said as it is. */
const KNOWN: readonly [RegExp, (words: Words, found: readonly string[], reasons: Reasons) => string][] = [
  [/^item (\d+) benched: (\S+), (\d+) times in a row$/, benched],
  [/^no room for (\d+) files$/, (words, [count = '']) => words.noRoom(count)],
  [/^media ([0-9a-f]+): (.+)$/, (words, [file = '', what = '']) => words.media(file, causeOf(words, what))],
  [/^programme: (.+)$/, (words, [what = '']) => words.programme(causeOf(words, what))],
  [/^programme not stored: (.+)$/, (words, [what = '']) => words.programmeUnkept(what)],
  [/^plays not stored: (.+)$/, (words, [what = '']) => words.playsUnkept(what)],
  [/^(\d+) records not kept: no room$/, (words, [count = '']) => words.recordsLost(count)],
  [/^(?:page|player): (.+)$/, (words, [what = '']) => words.page(what)],
  [/^(\d+) files could not be fetched$/, (words, [count = '']) => words.filesMissing(count)],
  [/^picture: (.+)$/, (words, [what = '']) => words.picture(causeOf(words, what))],
  [/^unknown order$/, (words) => words.unknownOrder],
]

function benched(words: Words, [material = '', reason = '', times = '']: readonly string[], reasons: Reasons): string {
  const known = (reasons as Record<string, string>)[reason]
  return words.benched(material, known ?? reason, times)
}

/** Why something did not come over the line. */
function causeOf(words: Words, what: string): string {
  const status = /^status (\d+)$/.exec(what)?.[1]
  if (status !== undefined) return words.status(status)
  if (what === 'other bytes than its name') return words.otherBytes
  return /^(Failed to fetch|away|signal timed out|.*NetworkError.*)$/.test(what) ? words.noAnswer : what
}

/** A line that a display reports, in the language of the panel. */
export function problemWords(line: string, { watch, plays }: Pick<Text, 'watch' | 'plays'>): string {
  for (const [pattern, say] of KNOWN) {
    const found = pattern.exec(line)
    if (found) return say(watch.problems, found.slice(1), plays.reasons)
  }
  return line
}
