import type { Instant } from './time.ts'

/** Half-open: start is in, end is not. A list of spans is *tidy* when it is sorted, non-empty each, and none touch. */
export type Span = { start: Instant; end: Instant }

export const contains = (span: Span, at: Instant): boolean => span.start <= at && at < span.end

export function intersect(a: Span, b: Span): Span | null {
  const start = a.start > b.start ? a.start : b.start
  const end = a.end < b.end ? a.end : b.end
  return start < end ? { start, end } : null
}

/** RULES SP1. Any spans in any order → tidy spans covering the same instants. */
export function tidy(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((s) => s.start < s.end).sort((a, b) => a.start - b.start)
  const out: Span[] = []
  for (const span of sorted) {
    const last = out.at(-1)
    if (last && span.start <= last.end) last.end = span.end > last.end ? span.end : last.end
    else out.push({ ...span })
  }
  return out
}

/** RULES SP2. What is in `from` and in none of `cuts`; tidy. */
export function subtract(from: readonly Span[], cuts: readonly Span[]): Span[] {
  let left = tidy(from)
  for (const cut of tidy(cuts)) {
    left = left.flatMap((s) => {
      if (!intersect(s, cut)) return [s]
      return [
        { start: s.start, end: cut.start },
        { start: cut.end, end: s.end },
      ].filter((piece) => piece.start < piece.end)
    })
  }
  return left
}

export const clip = (spans: readonly Span[], to: Span): Span[] => spans.flatMap((s) => intersect(s, to) ?? [])
