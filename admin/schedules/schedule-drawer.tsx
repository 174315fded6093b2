import { Alert, Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { ErrorNotice, useTell } from '../ui/errors.tsx'
import { focusFirstError } from '../ui/focus-error.ts'
import { useText } from '../ui/language.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { useMay } from '../ui/session.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { useDrafting } from '../ui/use-drafting.ts'
import { draftOf, problemsOf } from './draft.ts'
import type { Draft, DraftField } from './draft.ts'
import { useArchive, useReload, useSave } from './hooks.ts'
import { ScheduleFields } from './schedule-fields.tsx'

export type Opened = { schedule: ScheduleReply } | { schedule: null; draft: Draft }
type Props = { opened: Opened | null; others: readonly ScheduleReply[]; onClose: () => void }

export function ScheduleDrawer({ opened, others, onClose }: Props): ReactNode {
  const t = useText().schedules.form
  const mayEdit = useMay()('schedule')
  const title = opened?.schedule ? (mayEdit ? t.editTitle : t.viewTitle) : t.newTitle
  return (
    <SidePanel opened={opened !== null} onClose={onClose} size="lg" title={title}>
      {opened !== null && (
        <ScheduleForm key={opened.schedule?.id ?? 'new'} opened={opened} others={others} onClose={onClose} />
      )}
    </SidePanel>
  )
}

function useScheduleForm(opened: Opened, onClose: () => void) {
  const t = useText().schedules
  const tell = useTell()
  const save = useSave()
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
    if ((await form.attempt((was) => save(form.draft, was))) === null) return
    tell.done(t.done.saved)
    onClose()
  }
  return { form, errors, submit, root }
}

function ScheduleForm({ opened, others, onClose }: Props & { opened: Opened }) {
  const text = useText()
  const t = text.schedules
  const remove = useRemove(onClose)
  const { form, errors, submit, root } = useScheduleForm(opened, onClose)
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
function useRemove(onClose: () => void): (schedule: ScheduleReply) => Promise<void> {
  const text = useText()
  const t = text.schedules.done
  const tell = useTell()
  const archive = useArchive()
  const put = ({ id, version }: ScheduleReply, archived: boolean) =>
    archive.mutateAsync({ params: { id }, body: { archived, version } })
  const undo = (gone: ScheduleReply, message: string) => {
    notifications.hide(message)
    put(gone, false).then(() => tell.done(t.restored(gone.name)), tell.failed)
  }
  return async (schedule) => {
    try {
      const gone = await put(schedule, true)
      onClose()
      const id = `schedule-${gone.id}-deleted`
      notifications.show({
        id,
        autoClose: 12_000,
        closeButtonProps: { 'aria-label': text.kit.close },
        message: (
          <Group justify="space-between" wrap="nowrap">
            {t.deleted(gone.name)}
            <Button size="compact-sm" variant="default" onClick={() => undo(gone, id)}>
              {t.undo}
            </Button>
          </Group>
        ),
      })
    } catch (error) {
      tell.failed(error)
    }
  }
}
