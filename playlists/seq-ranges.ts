/** Numbers of one boot as ranges, both ends in: sorted, apart, none touching another. */
export type SeqRange = readonly [first: number, last: number]

/** RULES PL7. Any ranges in any order → the same numbers, sorted and joined. */
export function joined(ranges: readonly SeqRange[]): SeqRange[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const out: [number, number][] = []
  for (const [first, last] of sorted) {
    const end = out.at(-1)
    if (end !== undefined && first <= end[1] + 1) end[1] = Math.max(end[1], last)
    else out.push([first, last])
  }
  return out
}

/** Single numbers, in any order and with repeats. */
export function rangesOf(seqs: readonly number[]): SeqRange[] {
  return joined(seqs.map((seq) => [seq, seq]))
}

/** What is in the one and not in the other; both joined. */
export function without(ranges: readonly SeqRange[], cuts: readonly SeqRange[]): SeqRange[] {
  const out: SeqRange[] = []
  let at = 0
  for (const [first, last] of ranges) {
    let from = first
    while (at < cuts.length && cuts[at]![1] < from) at++
    for (let i = at; i < cuts.length && cuts[i]![0] <= last; i++) {
      if (cuts[i]![0] > from) out.push([from, cuts[i]![0] - 1])
      from = cuts[i]![1] + 1
    }
    if (from <= last) out.push([from, last])
  }
  return out
}

/** What is missing between 0 and the greatest number. */
export function holes(ranges: readonly SeqRange[]): SeqRange[] {
  const top = ranges.at(-1)
  return top === undefined ? [] : without([[0, top[1]]], ranges)
}

export function includes(ranges: readonly SeqRange[], seq: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle]!
    if (seq < first) high = middle - 1
    else if (seq > last) low = middle + 1
    else return true
  }
  return false
}

export const countOf = (ranges: readonly SeqRange[]): number =>
  ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
