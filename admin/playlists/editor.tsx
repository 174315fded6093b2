import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertCircle, IconArrowBackUp, IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { Misfits } from '../preflight/misfits.tsx'
import { ErrorNotice, useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useLeaveGuard } from '../ui/leave-guard.tsx'
import { PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { useDrafting } from '../ui/use-drafting.ts'
import { Basics } from './basics.tsx'
import { Board } from './board.tsx'
import { draftOf, playlistOf } from './draft.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import { GoalList } from './goal-list.tsx'
import { usePlan, useReload, useSave, useShelf } from './hooks.ts'
import type { Form } from './hooks.ts'
import { OrderFields } from './order-fields.tsx'
import { RuleFields } from './rule-fields.tsx'

type Props = { playlist: PlaylistReply | null; initial: Draft }
/** Goals by the day are reckoned with so many hours until somebody says otherwise. */
const OFFICE_HOURS = 8

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
      <Parts form={form} readOnly={!mayEdit} />
      {playlist !== null && <UsedIn playlist={playlist} />}
      {mayEdit ? <SaveBar form={form} /> : <Alert mt="md">{t.editor.readOnly}</Alert>}
    </>
  )
}

function Parts({ form, readOnly }: { form: Form; readOnly: boolean }) {
  const { draft, replace } = form
  const [hoursADay, setHoursADay] = useState(OFFICE_HOURS)
  const shelf = useShelf()
  const own = form.was?.id ?? null
  const plan = usePlan(draft, own, shelf, hoursADay)
  const undo = useUndo(draft, replace)
  const common = { draft, plan, shelf, readOnly, onChange: replace }
  return (
    <Stack gap="lg" mb="lg">
      <Basics form={form} readOnly={readOnly} />
      <OrderFields {...common} />
      {draft.rule === null ? (
        <Board {...common} playlist={playlistOf(draft, own)} onRemove={undo.remove} />
      ) : (
        <RuleFields {...common} rule={draft.rule} />
      )}
      <GoalList {...common} hoursADay={hoursADay} onHours={setHoursADay} onRemove={undo.remove} />
      {own !== null && (
        <Misfits of={{ playlist: own, materials: plan.shown.map(({ material }) => material), target: null }} />
      )}
      {undo.bar}
    </Stack>
  )
}

/** The last thing taken out can be put back until something else is changed. */
function useUndo(draft: Draft, replace: (draft: Draft) => void) {
  const t = useText().playlists.editor
  const [last, setLast] = useState<{ before: Draft; after: Draft; title: string } | null>(null)
  const remove = (after: Draft, title: string) => {
    setLast({ before: draft, after, title })
    replace(after)
  }
  const bar = last !== null && last.after === draft && (
    <Group role="status" className={classes.undo!} justify="space-between">
      <Text size="sm">{t.removed(last.title)}</Text>
      <Button
        key={last.after.rows.length}
        size="xs"
        variant="white"
        color="dark"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={() => replace(last.before)}
        autoFocus
      >
        {t.undo}
      </Button>
    </Group>
  )
  return { remove, bar }
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
    // At its own address first: what is typed after the news of it is typed there.
    if (isNew) await navigate(`?open=${saved.id}`, { replace: true })
    tell.done(t.saved)
  }
  return (
    <Stack gap="xs" className={classes.bar}>
      <ErrorNotice error={form.error} onReload={() => void form.catchUp()} fields={fieldsIn(form.draft, t)} />
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

/** The wire's names of what may be refused, as the page calls them. */
function fieldsIn(
  draft: Draft,
  t: { goal: (n: string) => string; items: string; goals: string },
): Record<string, string> {
  const goals = draft.goals.flatMap((_, n) =>
    ['', '.material', '.campaign', '.n', '.percent'].map((part) => [`goals.${n}${part}`, t.goal(String(n + 1))]),
  )
  return { items: t.items, goals: t.goals, ...(Object.fromEntries(goals) as Record<string, string>) }
}

function UsedIn({ playlist: { usedIn, nestedIn } }: { playlist: PlaylistReply }) {
  const t = useText().playlists.editor
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join(', ')
  return (
    <>
      {nestedIn.length > 0 && <Text size="sm">{`${t.nestedIn}: ${names(nestedIn)}`}</Text>}
      <Text size="sm">{usedIn.length === 0 ? t.notUsed : `${t.usedIn}: ${names(usedIn)}`}</Text>
    </>
  )
}
