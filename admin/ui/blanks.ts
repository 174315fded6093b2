import { useMemo } from 'react'
import { blanksIn, fillBlanks } from '../../playlists/blanks.ts'
import type { Content } from '../../playlists/material.ts'
import { listStarter } from '../../playlists/wire/materials.ts'
import type { StarterItem } from '../../playlists/wire/materials.ts'
import { useAsk } from './asks.ts'

type Labelled = Pick<StarterItem, 'placeholders'>

/** What a blank is called in words: as the starter campaign asks for it, else its key made readable. */
export function blankName(key: string, items: readonly Labelled[]): string {
  const known = items.flatMap(({ placeholders }) => placeholders).find((one) => one.key === key)
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

export const useBlankName = (key: string): string => blankName(key, useAsk(listStarter, {}).data ?? NONE)

/** Content as a preview may show it; the same value as long as nothing changes. */
export function useShownContent(content: Content): Content {
  const items = useAsk(listStarter, {}).data ?? NONE
  return useMemo(() => withBlankNames(content, items), [content, items])
}
