import { useDraggable } from '@dnd-kit/core'
import { ActionIcon, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { PointerEventHandler, ReactNode } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { useFormat } from '../ui/office.ts'
import { matches } from '../ui/search.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import { useTopics } from './hooks.ts'
import type { Shelf } from './hooks.ts'
import { StandingBadge } from './row.tsx'

const PREFIX = 'material-'
/** More are found by typing. */
const MOST = 60

/** The material that a dragged thing from the library stands for; null for a row of the list. */
export const materialOfDrag = (id: string): MaterialId | null =>
  id.startsWith(PREFIX) ? (Number(id.slice(PREFIX.length)) as MaterialId) : null

type Props = { draft: Draft; shelf: Shelf; onAdd: (material: MaterialId) => void }

export function LibraryShelf({ draft, shelf, onAdd }: Props): ReactNode {
  const t = useText().playlists.editor
  const format = useFormat()
  const topics = useTopics()
  const [search, setSearch] = useState('')
  const [topic, setTopic] = useState<string | null>(null)
  const found = shelf.materials.filter(
    (material) => (topic === null || material.topic === topic) && matches(search, [material.title, material.topic]),
  )
  return (
    <section aria-label={t.library} className={classes.library}>
      <Stack gap="xs">
        <Title order={2} size="h5">
          {t.library}
        </Title>
        <Group gap="xs" grow>
          <TextInput
            type="search"
            aria-label={t.librarySearch}
            placeholder={t.librarySearch}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Select
            aria-label={t.libraryTopic}
            placeholder={t.allTopics}
            data={topics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
            value={topic}
            onChange={setTopic}
            clearable
            searchable
            comboboxProps={{ width: 280, position: 'bottom-end' }}
          />
        </Group>
        <ul className={classes.shelf}>
          {found.slice(0, MOST).map((material) => (
            <ShelfItem key={material.id} material={material} draft={draft} shelf={shelf} onAdd={onAdd} />
          ))}
          {found.length === 0 && <Text size="sm">{t.libraryEmpty}</Text>}
        </ul>
        {found.length > MOST && (
          <Text size="sm" c="dark.4">
            {t.libraryMore(format.number(found.length - MOST))}
          </Text>
        )}
      </Stack>
    </section>
  )
}

type ItemProps = Props & { material: Material }

/** Dragging is for the pointer; the button does the same for everybody. */
function ShelfItem({ material, draft, shelf, onAdd }: ItemProps) {
  const t = useText().playlists.editor
  const format = useFormat()
  const { setNodeRef, listeners } = useDraggable({ id: `${PREFIX}${material.id}` })
  const times = draft.rows.filter((row) => row.material === material.id).length
  const facts = [material.topic, format.duration(material.durationMs)]
  if (times > 0) facts.push(t.inList(format.number(times)))
  return (
    <li
      ref={setNodeRef}
      className={classes.row}
      onPointerDown={listeners?.['onPointerDown'] as PointerEventHandler | undefined}
      style={{ cursor: 'grab' }}
    >
      <div className={classes.picture}>
        <MaterialThumb content={(material.approved ?? material.latest).content} />
      </div>
      <div className={classes.words}>
        <Text size="sm" fw={600} lineClamp={2}>
          {material.title}
        </Text>
        <Text size="xs" c="dark.4">
          {facts.join(' · ')}
        </Text>
        <StandingBadge standing={shelf.standing(material)} />
      </div>
      <ActionIcon variant="light" aria-label={t.add(material.title)} onClick={() => onAdd(material.id)}>
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    </li>
  )
}
