import { Anchor, Badge, Button, Checkbox, Group, Stack } from '@mantine/core'
import { IconArrowLeft, IconFileText, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { ReportId } from '../../playlists/ids.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { listReports } from '../../playlists/wire/reports.ts'
import { readSettings } from '../../playlists/wire/settings.ts'
import { useAsk } from '../ui/asks.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useTell } from '../ui/errors.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { NewReports } from '../ui/new-reports.tsx'
import { Answer, PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { ReportEditor } from './editor.tsx'
import { useArchive, useReport, useReports } from './hooks.ts'
import { NewReport } from './new-form.tsx'
import { ReportNumbers } from './numbers.tsx'
import { Rhythm } from './rhythm.tsx'

type Line = ReplyOf<typeof listReports>[number]

/** `?open=5` shows one report, with `&view=numbers` its figures alone; everything else the list. */
export function ReportsPage(): ReactNode {
  const [query] = useSearchParams()
  const open = Number(query.get('open'))
  const isNumbers = query.get('view') === 'numbers'
  if (!Number.isSafeInteger(open) || open <= 0) return <All />
  return <Open key={open} id={open as ReportId} isNumbers={isNumbers} />
}

function Open({ id, isNumbers }: { id: ReportId; isNumbers: boolean }) {
  return (
    <Answer of={useReport(id)} height={480}>
      {(report) => (isNumbers ? <ReportNumbers report={report} /> : <ReportEditor report={report} />)}
    </Answer>
  )
}

function All() {
  const t = useText().reports
  const mayEdit = useMay()('edit')
  const navigate = useNavigate()
  const form = useAsk(readSettings, {}).data?.officeForm
  const [archived, setArchived] = useState(false)
  const [adding, setAdding] = useState(false)
  const reports = useReports(archived)
  const close = () => setAdding(false)
  const add = mayEdit ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t.add}
    </Button>
  ) : null
  const back = (
    <Button variant="subtle" component={Link} to="/plays" leftSection={<IconArrowLeft size={16} aria-hidden />}>
      {t.toFigures}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={[<span key="back">{back}</span>, <span key="add">{add}</span>]}
      />
      <NewReports />
      <Stack gap="md">
        <Rhythm mayEdit={mayEdit} />
        <Checkbox
          label={t.showArchived}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
        <Answer of={reports} height={240}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState
                icon={IconFileText}
                {...(archived ? t.noneArchived : t.empty)}
                action={archived ? null : add}
              />
            ) : (
              <Lines reports={all} mayEdit={mayEdit} />
            )
          }
        </Answer>
      </Stack>
      <FormDialog opened={adding} title={t.new.title} onClose={close}>
        {adding && form !== undefined && (
          <NewReport form={form} onClose={close} onDone={({ id }) => void navigate(`?open=${id}`)} />
        )}
      </FormDialog>
    </>
  )
}

function Lines({ reports, mayEdit }: { reports: readonly Line[]; mayEdit: boolean }) {
  const { reports: t, kit } = useText()
  const format = useFormat()
  const columns: Column<Line>[] = [
    {
      key: 'name',
      label: t.columns.name,
      cell: ({ id, name, automatic, seenAt }) => (
        <Group gap={8}>
          <Anchor component={Link} to={`?open=${id}`} size="sm" fw={600}>
            {name}
          </Anchor>
          {automatic && seenAt === null && <Badge color="orange">{t.rhythm.fresh}</Badge>}
        </Group>
      ),
    },
    { key: 'form', label: t.columns.form, cell: ({ form }) => t.forms[form] },
    { key: 'readAt', label: t.columns.readAt, cell: ({ readAt }) => format.dateTime(readAt) },
    {
      key: 'author',
      label: t.columns.author,
      cell: ({ authorName, automatic }) => (automatic ? t.rhythm.itself : authorName),
    },
    ...(mayEdit
      ? [{ key: 'menu', label: kit.actions, kind: 'narrow' as const, cell: (one: Line) => <Archive report={one} /> }]
      : []),
  ]
  return <DataTable label={t.title} columns={columns} rows={reports} rowKey={({ id }) => id} />
}

/** Nothing is lost by it, so it is not asked about; it can be brought back from the archive. */
function Archive({ report: { id, name, version, archivedAt } }: { report: Line }) {
  const t = useText().reports
  const tell = useTell()
  const archive = useArchive()
  const archived = archivedAt === null
  const word = archived ? t.archive : t.restore
  const send = () =>
    archive.mutate(
      { params: { id }, body: { archived, version } },
      {
        onSuccess: () => tell.done(archived ? t.done.archived : t.done.restored),
        onError: (error) => tell.failed(error),
      },
    )
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={archive.isPending}
      onClick={send}
      aria-label={`${word}: ${name}`}
    >
      {word}
    </Button>
  )
}
