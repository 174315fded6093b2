import { useDraggable } from '@dnd-kit/core'
import { ActionIcon, Group, SegmentedControl, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { PointerEventHandler, ReactNode } from 'react'
import { isNested } from '../../playlists/playlist.ts'
import type { Playlist, PlaylistItem } from '../../playlists/playlist.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { matches } from '../../playlists/search.ts'
import { listItem, materialItem, sameThing } from './draft.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import { useTopics } from './hooks.ts'
import type { Shelf } from './hooks.ts'
import { ItemBadge, ItemPicture } from './item-face.tsx'
import { wouldLoop } from './plan.ts'
import { Unbroken } from '../ui/unbroken.tsx'

/** More are found by typing. */
const MOST = 60

const dragOf = (item: PlaylistItem): string => (isNested(item) ? `list-${item.playlist}` : `material-${item.material}`)

/** The item that a dragged thing from the library stands for; null for a row of the list. */
export function itemOfDrag(id: string): PlaylistItem | null {
  const [kind, number] = id.split('-')
  if (kind === 'material') return materialItem(Number(number) as Parameters<typeof materialItem>[0])
  return kind === 'list' ? listItem(Number(number) as Parameters<typeof listItem>[0]) : null
}

type Props = { draft: Draft; playlist: Playlist; shelf: Shelf; onAdd: (item: PlaylistItem) => void }

/** One thing on the shelf. `loops`: it cannot stand in the list, which stands in it. */
type Offer = { item: PlaylistItem; title: string; facts: string[]; loops: boolean }

export function LibraryShelf({ draft, playlist, shelf, onAdd }: Props): ReactNode {
  const t = useText().playlists.editor
  const format = useFormat()
  const [kind, setKind] = useState<'materials' | 'lists'>('materials')
  const [search, setSearch] = useState('')
  const [topic, setTopic] = useState<string | null>(null)
  const materials = useMaterialOffers(shelf, topic)
  const lists = useListOffers(shelf, playlist)
  const offers = kind === 'materials' ? materials : lists
  const found = offers.filter(({ title, facts }) => matches(search, [title, ...facts]))
  return (
    <section aria-label={t.library} className={classes.library}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5">
            {t.library}
          </Title>
          <SegmentedControl
            size="xs"
            aria-label={t.shelfKind}
            data={[
              { value: 'materials', label: t.shelfMaterials },
              { value: 'lists', label: t.shelfLists },
            ]}
            value={kind}
            onChange={(value) => setKind(value === 'lists' ? 'lists' : 'materials')}
          />
        </Group>
        <Group gap="xs" grow>
          <TextInput
            type="search"
            aria-label={t.librarySearch}
            placeholder={t.librarySearch}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          {kind === 'materials' && <TopicField value={topic} onChange={setTopic} />}
        </Group>
        <ul className={classes.shelf}>
          {found.slice(0, MOST).map((offer) => (
            <ShelfItem key={dragOf(offer.item)} offer={offer} draft={draft} shelf={shelf} onAdd={onAdd} />
          ))}
        </ul>
        {found.length === 0 && <Text size="sm">{kind === 'lists' ? t.listsEmpty : t.libraryEmpty}</Text>}
        {found.length > MOST && (
          <Text size="sm" c="dark.4">
            {t.libraryMore(format.number(found.length - MOST))}
          </Text>
        )}
      </Stack>
    </section>
  )
}

function TopicField({ value, onChange }: { value: string | null; onChange: (topic: string | null) => void }) {
  const t = useText().playlists.editor
  const topics = useTopics()
  return (
    <Select
      aria-label={t.libraryTopic}
      placeholder={t.allTopics}
      data={topics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
      value={value}
      onChange={onChange}
      clearable
      searchable
      comboboxProps={{ width: 280, position: 'bottom-end' }}
    />
  )
}

function useMaterialOffers(shelf: Shelf, topic: string | null): Offer[] {
  const format = useFormat()
  return shelf.materials
    .filter((material) => topic === null || material.topic === topic)
    .map(({ id, title, topic: code, durationMs }) => ({
      item: materialItem(id),
      title,
      facts: [code, format.duration(durationMs)],
      loops: false,
    }))
}

function useListOffers(shelf: Shelf, playlist: Playlist): Offer[] {
  const t = useText().playlists
  const format = useFormat()
  return shelf.lists
    .filter(({ id }) => id !== playlist.id)
    .map(({ id, name, rule, items, order }) => ({
      item: listItem(id),
      title: name,
      facts: [t.orders[order], rule === null ? t.editor.itemCount(format.number(items.length)) : t.byRule],
      loops: wouldLoop(playlist, id, shelf.inUse),
    }))
}

type ItemProps = Omit<Props, 'playlist'> & { offer: Offer }

/** Dragging is for the pointer; the button does the same for everybody. */
function ShelfItem({ offer: { item, title, facts, loops }, draft, shelf, onAdd }: ItemProps) {
  const t = useText().playlists.editor
  const format = useFormat()
  const { setNodeRef, listeners } = useDraggable({ id: dragOf(item), disabled: loops })
  const times = draft.rows.filter((row) => sameThing(row.item, item)).length
  const words = [...facts, ...(times > 0 ? [t.inList(format.number(times))] : []), ...(loops ? [t.wouldLoop] : [])]
  return (
    <li
      ref={setNodeRef}
      className={classes.row}
      onPointerDown={listeners?.['onPointerDown'] as PointerEventHandler | undefined}
      style={{ cursor: loops ? 'default' : 'grab' }}
    >
      <ItemPicture item={item} shelf={shelf} />
      <div className={classes.words}>
        <Text size="sm" fw={600} lineClamp={2}>
          <Unbroken of={title} />
        </Text>
        <Text size="xs" c="dark.4">
          {words.join(' · ')}
        </Text>
        <ItemBadge item={item} shelf={shelf} />
      </div>
      <ActionIcon variant="light" aria-label={t.add(title)} disabled={loops} onClick={() => onAdd(item)}>
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    </li>
  )
}
