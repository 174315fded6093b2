import type { Content } from '../../playlists/content.ts'
import { diffLists } from '../ui/diff.ts'
import { tell } from './fields.ts'
import type { ContentField, Told, Words } from './fields.ts'
import { tellPictures } from './pictures.ts'

/** Two texts to compare word by word; `place` says which of several lines they are. */
export type Pair = { place: string; before: string; after: string }
/** What became of a field: texts to compare, or sentences about pictures. */
export type FieldChange = { field: ContentField | 'kind'; pairs: readonly Pair[]; said: readonly string[] }

/** The fields that differ between two revisions, in the order a reader meets them. */
export function changedFields(before: Content, after: Content, words: Words): FieldChange[] {
  const kinds = words.text.materials.kinds
  const [was, is] = [tell(before, words), tell(after, words)]
  const fields = [...new Set([...is.keys(), ...was.keys()])]
  const changes: FieldChange[] = [
    { field: 'kind', pairs: textPair(kinds[before.kind], kinds[after.kind]), said: [] },
    ...fields.map((field) => ({ field, ...changeOf(was.get(field), is.get(field), words) })),
  ]
  return changes.filter(({ pairs, said }) => pairs.length + said.length > 0)
}

/** A field that only one of the two has is compared with nothing. */
function changeOf(was: Told | undefined, is: Told | undefined, words: Words): Omit<FieldChange, 'field'> {
  const one = (is ?? was)!
  const { number } = words.format
  switch (one.as) {
    case 'text':
      return { pairs: textPair(textOf(was), textOf(is)), said: [] }
    case 'lines':
      return { pairs: linePairs(linesOf(was), linesOf(is), (n) => one.place(number(n))), said: [] }
    case 'pictures':
      return { pairs: [], said: tellPictures(hashesOf(was), hashesOf(is), one.many, words) }
  }
}

const textOf = (told: Told | undefined): string => (told?.as === 'text' ? told.text : '')
const linesOf = (told: Told | undefined): readonly string[] => (told?.as === 'lines' ? told.lines : [])
const hashesOf = (told: Told | undefined): readonly string[] => (told?.as === 'pictures' ? told.hashes : [])

const textPair = (before: string, after: string): Pair[] => (before === after ? [] : [{ place: '', before, after }])

/** The lines that are not the same: of those between two that stayed, the first goes with the first. */
function linePairs(before: readonly string[], after: readonly string[], place: (line: number) => string): Pair[] {
  const pairs: Pair[] = []
  let [was, is, open] = [0, 0, 0]
  for (const { kind, text } of diffLists(before, after)) {
    if (kind !== 'added') was++
    if (kind !== 'removed') is++
    if (kind === 'same') open = pairs.length
    if (kind === 'removed') pairs.push({ place: place(was), before: text, after: '' })
    if (kind !== 'added') continue
    const partner = pairs[open]
    if (partner) Object.assign(partner, { place: place(is), after: text })
    else pairs.push({ place: place(is), before: '', after: text })
    open++
  }
  return pairs
}
