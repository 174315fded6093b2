import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { outline } from '../../playlists/report/outline.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { ErrorNotice, useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useLeaveGuard } from '../ui/leave-guard.tsx'
import { useFormat } from '../ui/office.ts'
import { PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { useDrafting } from '../ui/use-drafting.ts'
import { Deeds } from './deeds.tsx'
import type { ReportForm } from './deeds.tsx'
import { bodyOf, draftOf } from './draft.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import { Fields } from './fields.tsx'
import { useReload, useSee, useUpdate } from './hooks.ts'
import { Paper } from './paper.tsx'
import paper from './paper.module.css'

/** What staff write on the left, the sheet as it will be on the right: it follows every letter. */
export function ReportEditor({ report }: { report: Report }): ReactNode {
  const { reports: t, kit } = useText()
  const mayEdit = useMay()('edit') && report.archivedAt === null
  const form = useDrafting<Draft, Report>({ saved: report, initial: draftOf(report), draftOf, reload: useReload() })
  useSeen(report, mayEdit)
  useLeaveGuard(form.changed && !form.busy, kit.unsaved, 'address')
  const was = form.was ?? report
  const sheet = useMemo(() => outline({ ...was, ...bodyOf(form.draft) }), [was, form.draft])
  return (
    <>
      <PageHeader
        title={report.name}
        lead={<ReadAt report={was} />}
        actions={<Deeds form={form} report={was} mayEdit={mayEdit} />}
      />
      <div className={classes.split}>
        <Stack gap="sm">
          <Fields draft={form.draft} report={was} readOnly={!mayEdit} onChange={form.change} />
          {mayEdit ? <SaveBar form={form} /> : <Alert>{t.readOnly}</Alert>}
        </Stack>
        <div className={paper.desk} tabIndex={0} role="region" aria-label={t.preview}>
          <Paper report={sheet} />
        </div>
      </div>
    </>
  )
}

/** What was drawn up by itself is new until somebody has opened it who can go on with it. */
function useSeen({ id, automatic, seenAt }: Report, mayEdit: boolean): void {
  const { mutate } = useSee()
  const isNew = mayEdit && automatic && seenAt === null
  const sent = useRef(false)
  useEffect(() => {
    if (!isNew || sent.current) return
    sent.current = true
    mutate({ params: { id } })
  }, [id, isNew, mutate])
}

function ReadAt({ report }: { report: Report }) {
  const t = useText().reports
  const format = useFormat()
  return t.readAt(format.dateTime(report.readAt), report.automatic ? t.rhythm.itself : report.authorName)
}

function SaveBar({ form }: { form: ReportForm }) {
  const t = useText().reports
  const tell = useTell()
  const update = useUpdate()
  async function submit(): Promise<void> {
    form.point()
    const body = bodyOf(form.draft)
    const saved = await form.attempt((was) =>
      update.mutateAsync({ params: { id: was!.id }, body: { ...body, version: was!.version } }),
    )
    if (saved !== null) tell.done(t.done.saved)
  }
  return (
    <Stack gap="xs" className={classes.bar}>
      <ErrorNotice
        error={form.error}
        onReload={() => void form.catchUp()}
        fields={{ 'signing.issuer': t.signing.issuer }}
      />
      <Group justify="space-between" gap="sm">
        <Text size="sm" role="status" fw={600} className={classes.unsaved!}>
          {form.changed && (
            <>
              <IconAlertCircle size={18} aria-hidden /> {t.unsaved}
            </>
          )}
        </Text>
        <Group gap="sm">
          <Button variant="default" disabled={!form.changed} onClick={form.discard}>
            {t.discard}
          </Button>
          <Button loading={form.busy} disabled={!form.changed} onClick={() => void submit()}>
            {t.save}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}
