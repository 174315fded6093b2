import type { Words } from './fields.ts'

/** What became of pictures, in words: the two previews show the rest. */
export function tellPictures(
  before: readonly string[],
  after: readonly string[],
  many: boolean,
  words: Words,
): string[] {
  const t = words.text.approvals
  if (before.join() === after.join()) return []
  if (!many) return [after.length > 0 ? t.newFile : t.fileGone]
  return tellPages(before, after, words)
}

/** Pages that are other pictures, that came, went or changed places. */
function tellPages(before: readonly string[], after: readonly string[], words: Words): string[] {
  const t = words.text.approvals.pages
  const { number } = words.format
  const places = (pages: readonly number[]): string => pages.map((page) => number(page + 1)).join(', ')
  const fresh = after.flatMap((hash, n) => (before.includes(hash) ? [] : [n]))
  const gone = before.flatMap((hash, n) => (after.includes(hash) ? [] : [n]))
  const replaced = fresh.filter((n) => gone.includes(n))
  const added = fresh.filter((n) => !replaced.includes(n))
  const removed = gone.filter((n) => !replaced.includes(n))
  const stayed = (pages: readonly string[], others: readonly string[]): string =>
    pages.filter((hash) => others.includes(hash)).join()
  return [
    ...(before.length === after.length ? [] : [t.count(number(before.length), number(after.length))]),
    ...(replaced.length > 0 ? [t.replaced(places(replaced))] : []),
    ...(added.length > 0 ? [t.added(places(added))] : []),
    ...(removed.length > 0 ? [t.removed(places(removed))] : []),
    ...(stayed(before, after) === stayed(after, before) ? [] : [t.moved]),
  ]
}
