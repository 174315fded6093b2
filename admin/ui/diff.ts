export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** Beyond this many word pairs the whole text counts as replaced; no public text is that long. */
const MAX_PAIRS = 250_000

/** What became of the words of `before`: longest common subsequence over words and the spaces between them. */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [split(before), split(after)]
  return a.length * b.length > MAX_PAIRS ? join([removed(before), added(after)]) : join(diffLists(a, b))
}

/** What became of a list of texts, one part for each. */
export function diffLists(a: readonly string[], b: readonly string[]): DiffPart[] {
  const table = lengths(a, b)
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i]! })
      i++
      j++
    } else if (table[i + 1]![j]! >= table[i]![j + 1]!) parts.push(removed(a[i++]!))
    else parts.push(added(b[j++]!))
  }
  return [...parts, ...a.slice(i).map(removed), ...b.slice(j).map(added)]
}

const split = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []
const removed = (text: string): DiffPart => ({ kind: 'removed', text })
const added = (text: string): DiffPart => ({ kind: 'added', text })

function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  return table
}

function join(parts: DiffPart[]): DiffPart[] {
  const out: DiffPart[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part.text === '') continue
    if (last?.kind === part.kind) last.text += part.text
    else out.push({ ...part })
  }
  return out
}
