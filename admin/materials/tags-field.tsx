import { TagsInput } from '@mantine/core'
import type { ComboboxItem } from '@mantine/core'
import type { ReactNode } from 'react'
import { matches } from '../../playlists/search.ts'
import { MAX_TAGS } from '../../playlists/wire/materials.ts'
import { useTags } from './hooks.ts'

type Props = { label: string; description?: string; value: string[]; onChange: (tags: string[]) => void }

/** Tags are typed, or taken from those in use: "tet" offers "Tết", so that one tag does not become two. */
export function TagsField({ label, description, value, onChange }: Props): ReactNode {
  const known = useTags().map(({ tag }) => tag)
  return (
    <TagsInput
      label={label}
      description={description}
      data={known}
      value={value}
      onChange={(tags) => onChange([...new Set(tags.map((tag) => tag.normalize('NFC').trim().slice(0, 40)))])}
      filter={({ options, search }) => (options as ComboboxItem[]).filter((option) => matches(search, [option.label]))}
      maxTags={MAX_TAGS}
      splitChars={[',', ';']}
      clearable
    />
  )
}
