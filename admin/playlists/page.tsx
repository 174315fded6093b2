import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { IconPlaylist, IconPlus, IconSearch, IconZoomExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useText } from '../ui/language.tsx'
import { Answer, PageHeader } from '../ui/page.tsx'
import { matches } from '../../playlists/search.ts'
import { useMay } from '../ui/session.tsx'
import { draftOf, EMPTY_DRAFT } from './draft.ts'
import { PlaylistEditor } from './editor.tsx'
import { usePlaylists } from './hooks.ts'
import { PlaylistTable } from './playlist-table.tsx'

/** `?new=1` and `?open=5` show the editor, everything else the list. */
export function PlaylistsPage(): ReactNode {
  const [query] = useSearchParams()
  const playlists = usePlaylists()
  const open = Number(query.get('open'))
  if (query.get('new') !== null) return <PlaylistEditor key="new" playlist={null} initial={EMPTY_DRAFT} />
  return (
    <Answer of={playlists} height={320}>
      {(all) => (open > 0 ? <Open playlist={all.find(({ id }) => id === open)} /> : <All playlists={all} />)}
    </Answer>
  )
}

function Open({ playlist }: { playlist: PlaylistReply | undefined }) {
  const t = useText().playlists.editor
  if (playlist !== undefined)
    return <PlaylistEditor key={playlist.id} playlist={playlist} initial={draftOf(playlist)} />
  return <EmptyState icon={IconPlaylist} title={t.notFound} body="" action={<BackButton />} />
}

function BackButton() {
  const t = useText().playlists.editor
  return (
    <Button variant="default" component={Link} to="/playlists">
      {t.back}
    </Button>
  )
}

function All({ playlists }: { playlists: readonly PlaylistReply[] }) {
  const t = useText().playlists
  const mayEdit = useMay()('edit')
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [archived, setArchived] = useState(false)
  const found = playlists.filter(
    ({ name, note, archivedAt }) => (archived || archivedAt === null) && matches(search, [name, note]),
  )
  const add = mayEdit ? (
    <Button component={Link} to="?new=1" leftSection={<IconPlus size={16} aria-hidden />}>
      {t.add}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={add} />
      {playlists.length === 0 ? (
        <EmptyState icon={IconPlaylist} {...t.empty} action={add} />
      ) : (
        <Stack gap="md">
          <Group gap="md" role="search">
            <TextInput
              type="search"
              aria-label={t.search}
              placeholder={t.search}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              w={{ base: '100%', xs: 280 }}
            />
            <Checkbox
              label={t.showArchived}
              checked={archived}
              onChange={(event) => setArchived(event.currentTarget.checked)}
            />
          </Group>
          {found.length === 0 ? (
            <EmptyState icon={IconZoomExclamation} {...t.noMatch} />
          ) : (
            <PlaylistTable playlists={found} onOpen={({ id }) => void navigate(`?open=${id}`)} />
          )}
        </Stack>
      )}
    </>
  )
}
