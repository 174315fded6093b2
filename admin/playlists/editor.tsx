import { Alert, Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconAlertCircle, IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { PLAYLIST_ORDERS } from '../../playlists/playlist.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { ErrorNotice, useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useLeaveGuard } from '../ui/leave-guard.tsx'
import { PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { useDrafting } from '../ui/use-drafting.ts'
import type { Drafting } from '../ui/use-drafting.ts'
import { Board } from './board.tsx'
import { draftOf } from './draft.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import { useReload, useSave } from './hooks.ts'

type Props = { playlist: PlaylistReply | null; initial: Draft }
type Form = Drafting<Draft, PlaylistReply>

export function PlaylistEditor({ playlist, initial }: Props): ReactNode {
  const t = useText().playlists
  const mayEdit = useMay()('edit')
  const form = useDrafting<Draft, PlaylistReply>({ saved: playlist, initial, draftOf, reload: useReload() })
  useLeaveGuard(form.changed && !form.busy, useText().kit.unsaved, 'address')
  return (
    <>
      <PageHeader
        title={playlist?.name ?? t.editor.newTitle}
        actions={
          <Button
            variant="subtle"
            component={Link}
            to="/playlists"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
          >
            {t.editor.back}
          </Button>
        }
      />
      <Stack gap="lg">
        <Basics form={form} readOnly={!mayEdit} />
        <Board draft={form.draft} readOnly={!mayEdit} onChange={form.replace} />
        {playlist !== null && <UsedIn usedIn={playlist.usedIn} />}
      </Stack>
      {mayEdit ? <SaveBar form={form} /> : <Alert mt="md">{t.editor.readOnly}</Alert>}
    </>
  )
}

function Basics({ form, readOnly }: { form: Form; readOnly: boolean }) {
  const t = useText().playlists
  const { draft, change, tried } = form
  const orders = PLAYLIST_ORDERS.map((value) => ({ value, label: t.orders[value] }))
  return (
    <div className={classes.basics}>
      <TextInput
        label={t.editor.name}
        value={draft.name}
        error={tried && draft.name.trim() === '' ? t.editor.nameMissing : undefined}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={200}
        readOnly={readOnly}
        required
      />
      <Textarea
        label={t.editor.note}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        maxLength={500}
        autosize
        readOnly={readOnly}
      />
      <div>
        <Text size="sm" fw={600} mb={2}>
          {t.editor.order}
        </Text>
        <SegmentedControl
          aria-label={t.editor.order}
          data={orders}
          value={draft.order}
          onChange={(order) => change({ order: order as Draft['order'] })}
          readOnly={readOnly}
        />
        <Text size="xs" c="dark.4" mt={4} mih={36} maw={360}>
          {t.orderHints[draft.order]}
        </Text>
      </div>
    </div>
  )
}

function SaveBar({ form }: { form: Form }) {
  const t = useText().playlists.editor
  const tell = useTell()
  const navigate = useNavigate()
  const save = useSave()
  async function submit(): Promise<void> {
    form.point()
    if (form.draft.name.trim() === '') return
    const isNew = form.was === null
    const saved = await form.attempt((was) => save(form.draft, was))
    if (saved === null) return
    tell.done(t.saved)
    if (isNew) await navigate(`?open=${saved.id}`, { replace: true })
  }
  return (
    <Stack gap="xs" className={classes.bar}>
      <ErrorNotice error={form.error} onReload={() => void form.catchUp()} />
      <Group justify="space-between" gap="sm">
        <div role="status" className={classes.unsaved}>
          {form.changed && (
            <>
              <IconAlertCircle size={18} aria-hidden /> {t.unsaved}
            </>
          )}
        </div>
        <Group gap="sm">
          <Button variant="default" disabled={!form.changed} onClick={form.discard}>
            {t.discard}
          </Button>
          <Button loading={form.busy} disabled={!form.changed && form.was !== null} onClick={() => void submit()}>
            {t.save}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}

function UsedIn({ usedIn }: Pick<PlaylistReply, 'usedIn'>) {
  const t = useText().playlists.editor
  return (
    <Text size="sm">
      {usedIn.length === 0 ? t.notUsed : `${t.usedIn}: ${usedIn.map(({ name }) => name).join(', ')}`}
    </Text>
  )
}
