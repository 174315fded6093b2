import { useMemo } from 'react'
import { blanksIn, fillBlanks } from '../../playlists/blanks.ts'
import type { Content } from '../../playlists/content.ts'
import { listBlanks } from '../../playlists/wire/packs.ts'
import { useAsk } from './asks.ts'

type Labelled = { key: string; label: string }

/** What a blank is called in words: as the pack it came with asks for it, else its key made readable. */
export function blankName(key: string, items: readonly Labelled[]): string {
  const known = items.find((one) => one.key === key)
  return known === undefined ? key.replaceAll('_', ' ') : known.label.replace(/\s*\([^()]*\)$/, '')
}

/** The same content with the name of each open blank in its place, so that nobody ever reads a key in braces. */
export function withBlankNames<C extends Content>(content: C, items: readonly Labelled[]): C {
  const keys = blanksIn(content)
  return keys.length === 0 ? content : fillBlanks(content, nameEach(keys, items))
}

const nameEach = (keys: readonly string[], items: readonly Labelled[]): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, `[${blankName(key, items)}]`]))

const NONE: readonly Labelled[] = []

/** Content as a preview may show it; the same value as long as nothing changes. */
export function useShownContent(content: Content): Content {
  const items = useAsk(listBlanks, {}).data ?? NONE
  return useMemo(() => withBlankNames(content, items), [content, items])
}
