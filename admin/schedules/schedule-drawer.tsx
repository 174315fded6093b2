import { Alert, Button, Group, Stack } from '@mantine/core'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { Misfits } from '../preflight/misfits.tsx'
import { ErrorNotice } from '../ui/errors.tsx'
import { focusFirstError } from '../ui/focus-error.ts'
import { useText } from '../ui/language.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { isEmptyTarget } from '../ui/targets.ts'
import { useMay } from '../ui/session.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { useDrafting } from '../ui/use-drafting.ts'
import { bodyOf, draftOf, problemsOf } from './draft.ts'
import type { Draft, DraftField } from './draft.ts'
import { Findings } from './findings.tsx'
import { useReload } from './hooks.ts'
import { ScheduleFields } from './schedule-fields.tsx'
import type { Edits } from './use-edits.tsx'

export type Opened = { schedule: ScheduleReply } | { schedule: null; draft: Draft }
type Props = { opened: Opened | null; others: readonly ScheduleReply[]; edits: Edits; onClose: () => void }

export function ScheduleDrawer({ opened, onClose, ...given }: Props): ReactNode {
  const t = useText().schedules.form
  const mayEdit = useMay()('schedule')
  const title = opened?.schedule ? (mayEdit ? t.editTitle : t.viewTitle) : t.newTitle
  return (
    <SidePanel opened={opened !== null} onClose={onClose} size="lg" title={title}>
      {opened !== null && (
        <ScheduleForm key={opened.schedule?.id ?? 'new'} opened={opened} onClose={onClose} {...given} />
      )}
    </SidePanel>
  )
}

function useScheduleForm(opened: Opened, edits: Edits, onClose: () => void) {
  const { schedules: t, timeline } = useText()
  const root = useRef<HTMLFormElement>(null)
  const initial = opened.schedule === null ? opened.draft : draftOf(opened.schedule)
  const form = useDrafting<Draft, ScheduleReply>({ saved: opened.schedule, initial, draftOf, reload: useReload() })
  const problems = problemsOf(form.draft)
  const errors: Partial<Record<DraftField, string>> = {}
  if (form.tried)
    for (const [field, problem] of Object.entries(problems)) errors[field as DraftField] = t.problems[problem]
  async function submit(): Promise<void> {
    form.point()
    if (Object.keys(problems).length > 0) return focusFirstError(root.current)
    const body = bodyOf(form.draft)
    const saved = await form.attempt(async (was) => {
      const [reply] = await edits.apply([was === null ? { kind: 'create', body } : { kind: 'update', was, body }])
      return reply!
    })
    if (saved === null) return
    edits.offer(timeline.done.saved(saved.name))
    onClose()
  }
  return { form, errors, submit, root }
}

function ScheduleForm({ opened, others, edits, onClose }: Props & { opened: Opened }) {
  const text = useText()
  const t = text.schedules
  const remove = useRemove(edits, onClose)
  const { form, errors, submit, root } = useScheduleForm(opened, edits, onClose)
  const { schedule } = opened
  const leave = useUnsaved(form.draft)
  const readOnly = !useMay()('schedule') || schedule?.layer === 'emergency'
  return (
    <form
      ref={root}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack>
        {schedule?.layer === 'emergency' && <Alert color="red">{t.form.emergencyOnly}</Alert>}
        <ScheduleFields
          draft={form.draft}
          errors={errors}
          readOnly={readOnly}
          others={others.filter(({ id }) => id !== schedule?.id)}
          onChange={form.change}
        />
        {!readOnly && <Findings draft={form.draft} id={schedule?.id ?? null} />}
        {!readOnly && <Brought draft={form.draft} />}
        <ErrorNotice error={form.error} onReload={() => void form.catchUp()} />
        {!readOnly && (
          <Group justify="space-between">
            {form.was === null ? (
              <span />
            ) : (
              <Button variant="subtle" color="red.9" onClick={() => void remove(form.was!)}>
                {t.form.delete}
              </Button>
            )}
            <Group gap="xs">
              <Button variant="default" onClick={() => leave(onClose)}>
                {text.kit.cancel}
              </Button>
              <Button type="submit" loading={form.busy}>
                {t.form.save}
              </Button>
            </Group>
          </Group>
        )}
      </Stack>
    </form>
  )
}

/** Deleting is archiving: it takes effect at once, and the word about it offers to undo it. */
function useRemove(edits: Edits, onClose: () => void): (schedule: ScheduleReply) => Promise<void> {
  const t = useText().schedules.done
  return async (schedule) => {
    if (await edits.run([{ kind: 'archive', was: schedule, archived: true }], t.deleted(schedule.name))) onClose()
  }
}

/** RULES PF1. Only what goes to the main zone is checked. */
function Brought({ draft: { show, zone, playlist, target } }: { draft: Draft }): ReactNode {
  if (show !== 'playlist' || zone !== 'main' || playlist === null || isEmptyTarget(target)) return null
  return <Misfits of={{ playlist, materials: null, target }} />
}
