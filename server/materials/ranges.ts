/** What part of a file is asked for: all of it, a stretch (both ends in), or one that it does not have. */
export type Part = { kind: 'whole' } | { kind: 'part'; start: number; end: number } | { kind: 'none' }

/**
 * RFC 9110, 14.2. One stretch is answered; several at once, another unit or nonsense mean the whole file, as the rules
 * allow. `If-Range` with another tag means the whole file too.
 */
export function partOf(size: number, range: string | undefined, ifRange: string | undefined, etag: string): Part {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return { kind: 'whole' }
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.replaceAll(' ', '')) ?? []
  if (from === '' && to === '') return { kind: 'whole' }
  return from === '' ? lastOf(size, Number(to)) : stretch(size, Number(from), to === '' ? Infinity : Number(to))
}

const lastOf = (size: number, bytes: number): Part =>
  bytes === 0 || size === 0 ? { kind: 'none' } : { kind: 'part', start: Math.max(0, size - bytes), end: size - 1 }

function stretch(size: number, start: number, last: number): Part {
  if (last < start) return { kind: 'whole' }
  return start >= size ? { kind: 'none' } : { kind: 'part', start, end: Math.min(last, size - 1) }
}
