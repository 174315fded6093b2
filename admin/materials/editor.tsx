import { Alert, Button, Fieldset, Group, Stack, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import { readMaterial } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useApi } from '../ui/asks.ts'
import { ErrorNotice, isStale } from '../ui/errors.tsx'
import { focusFirstError } from '../ui/focus-error.ts'
import { useText } from '../ui/language.tsx'
import { useLeaveGuard } from '../ui/leave-guard.tsx'
import { merge } from '../ui/merge.ts'
import { useReach } from '../ui/reach.ts'
import { useDrafting } from '../ui/use-drafting.ts'
import type { Drafting } from '../ui/use-drafting.ts'
import { ContentFields } from './content-fields.tsx'
import { DetailFields } from './detail-fields.tsx'
import { draftOf, kindOf, problemsOf, secondsOf, withContent } from './draft.ts'
import type { Draft, DraftField } from './draft.ts'
import { DutyFields } from './duty-fields.tsx'
import { EditorPreview } from './editor-preview.tsx'
import classes from './editor.module.css'
import { useCampaigns, usePublishing, useSave, useTopics } from './hooks.ts'
import type { Next } from './hooks.ts'
import { PlacementField } from './placement-field.tsx'
import { SecondToSave, WhatChanged } from './overtaken.tsx'

type Props = {
  /** Null for a new one. */
  material: Material | null
  initial: Draft
  onDone: (material: Material, next: Next) => void
  onClose: () => void
}

/** The form of one material beside its preview on every screen. */
export function MaterialEditor({ material, initial, onDone, onClose }: Props): ReactNode {
  const t = useText().materials
  const [needMs, setNeedMs] = useState(0)
  const { form, errors, submit, root } = useMaterialForm(material, initial, { onDone, needMs })
  const { draft } = form
  const [topics, campaigns] = [useTopics(), useCampaigns()]
  const aims = useAims(material, draft)
  const leave = useLeaveGuard(form.changed && !form.busy, useText().kit.unsaved, 'address')
  const title = material === null ? t.form.newTitle(t.kinds[kindOf(draft.content)]) : t.form.editTitle(material.title)
  return (
    <form ref={root} noValidate onSubmit={(event) => event.preventDefault()}>
      <Title order={1} size="h3" mb="md">
        {title}
      </Title>
      <div className={classes.columns}>
        <Stack gap="lg">
          <EditNotes material={form.was} />
          <Fieldset legend={t.form.words}>
            <ContentFields
              content={draft.content}
              errors={errors}
              onChange={(content) => form.replace(withContent(draft, content))}
            />
          </Fieldset>
          {material === null && <PlacementField lists={draft.lists} onChange={(lists) => form.change({ lists })} />}
          <Fieldset legend={t.form.details}>
            <DetailFields {...{ draft, needMs, errors, topics, campaigns }} onChange={form.change} />
          </Fieldset>
          <DutyFields
            value={draft.duty}
            error={errors.basis}
            onChange={(change) => form.change({ duty: { ...draft.duty, ...change } })}
          />
        </Stack>
        <EditorPreview
          content={draft.content}
          durationMs={secondsOf(draft, needMs) * 1000}
          onNeed={setNeedMs}
          aims={aims}
          className={classes.preview!}
        />
      </div>
      <Stack gap="xs" className={classes.actions}>
        {isStale(form.error) ? <SecondToSave onLook={() => void form.catchUp()} /> : <ErrorNotice error={form.error} />}
        {form.overtaken && <WhatChanged overtaken={form.overtaken} draft={draft} onChange={form.replace} />}
        <EditorActions busy={form.busy} onNext={submit} onClose={() => leave(onClose)} />
      </Stack>
    </form>
  )
}

type Ending = Pick<Props, 'onDone'> & { needMs: number }

/** The displays that it would go to if it were saved now. */
function useAims(material: Material | null, { topic, campaign, audience, lists }: Draft): ReadonlySet<DisplayId> {
  const { ofMaterial, ofList } = useReach()
  const id = material?.id ?? (0 as MaterialId)
  const displays = [...ofMaterial({ id, topic, campaign, audience }), ...lists.flatMap((list) => ofList(list).displays)]
  return new Set(displays.map((display) => display.id))
}

function useMaterialForm(material: Material | null, initial: Draft, { onDone, needMs }: Ending) {
  const problems = useText().materials.problems
  const api = useApi()
  const { save } = useSave()
  const root = useRef<HTMLFormElement>(null)
  const form: Drafting<Draft, Material> = useDrafting<Draft, Material>({
    saved: material,
    initial,
    // Where a new one goes is not the material's own: nobody else has changed it.
    draftOf: (saved) => ({ ...draftOf(saved), lists: form.draft.lists }),
    reload: ({ id }) => api.call(readMaterial, { params: { id } }),
    merge: (...versions) => merge(...versions).draft,
  })
  // Whoever comes by keyboard goes on in the first field of a new one.
  const isNew = material === null
  useEffect(() => {
    if (isNew) root.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [isNew])
  const found = problemsOf(form.draft)
  const errors: Partial<Record<DraftField, string>> = {}
  if (form.tried) for (const [field, problem] of Object.entries(found)) errors[field as DraftField] = problems[problem]
  async function submit(next: Next): Promise<void> {
    form.point()
    if (Object.keys(found).length > 0) return focusFirstError(root.current)
    const draft = { ...form.draft, seconds: secondsOf(form.draft, needMs) }
    const saved = await form.attempt((was) => save(draft, was, next, form.rebase))
    if (saved !== null) onDone(saved, next)
  }
  return { form, errors, submit, root }
}

function EditNotes({ material }: { material: Material | null }) {
  const t = useText().materials.editNote
  if (material === null) return null
  const { latest, approved } = material
  return (
    <Stack gap="xs">
      {latest.state === 'returned' && <Alert color="red">{t.returned(latest.deciderName ?? '', latest.reason)}</Alert>}
      {(latest.state === 'pending' || latest.state === 'reviewed') && <Alert color="yellow">{t.pending}</Alert>}
      {approved !== null && (
        <Alert color="lake">
          {t.approved} {t.details}
        </Alert>
      )}
    </Stack>
  )
}

type ActionsProps = { busy: boolean; onNext: (next: Next) => Promise<void>; onClose: () => void }

function EditorActions({ busy, onNext, onClose }: ActionsProps) {
  const text = useText()
  const t = text.materials.actions
  const { mayPublishOwn } = usePublishing()
  const last: Next = mayPublishOwn ? 'publish' : 'submit'
  return (
    <Group justify="flex-end" gap="xs" wrap="nowrap">
      <Button variant="subtle" px="xs" onClick={onClose}>
        {text.kit.cancel}
      </Button>
      <Button variant="default" px="sm" type="button" loading={busy} onClick={() => void onNext('save')}>
        {t.save}
      </Button>
      <Button type="submit" px="sm" loading={busy} onClick={() => void onNext(last)}>
        {mayPublishOwn ? t.savePublish : t.saveSubmit}
      </Button>
    </Group>
  )
}
