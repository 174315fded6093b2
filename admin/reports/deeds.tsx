import { Button } from '@mantine/core'
import {
  IconArrowLeft,
  IconCopy,
  IconDownload,
  IconFileTypePdf,
  IconPrinter,
  IconRefresh,
  IconTable,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { reportDocx, reportWorkbook } from '../../playlists/wire/reports.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { addressOf } from '../ui/api.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import type { Drafting } from '../ui/use-drafting.ts'
import type { Draft } from './draft.ts'
import { useRefresh } from './hooks.ts'
import { usePdf } from './use-pdf.ts'

export type ReportForm = Drafting<Draft, Report>
type Given = { form: ReportForm; report: Report; mayEdit: boolean }

/** What can be done with a report; what leaves the house waits until it is saved. */
export function Deeds({ form, report, mayEdit }: Given): ReactNode {
  const t = useText().reports
  const { id } = report
  return (
    <>
      <Button variant="subtle" component={Link} to="/reports" leftSection={<IconArrowLeft size={16} aria-hidden />}>
        {t.back}
      </Button>
      {mayEdit && <Refresh form={form} report={report} />}
      <Button
        variant="default"
        component={Link}
        to={`/reports?open=${id}&view=numbers`}
        title={t.numbers.openHint}
        leftSection={<IconCopy size={16} aria-hidden />}
      >
        {t.numbers.open}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
        {t.print}
      </Button>
      <Button
        variant="default"
        component="a"
        href={addressOf(reportWorkbook, { params: { id } })}
        download
        title={t.excelHint}
        leftSection={<IconTable size={16} aria-hidden />}
      >
        {t.excel}
      </Button>
      <Pdf report={report} changed={form.changed} />
      <Button
        component="a"
        href={addressOf(reportDocx, { params: { id } })}
        download
        data-disabled={form.changed || undefined}
        aria-disabled={form.changed}
        title={form.changed ? t.saveFirst : t.wordHint}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={(event) => form.changed && event.preventDefault()}
      >
        {t.word}
      </Button>
    </>
  )
}

function Refresh({ form, report: { id, version } }: Omit<Given, 'mayEdit'>) {
  const t = useText().reports
  const tell = useTell()
  const refresh = useRefresh()
  async function readAnew(): Promise<void> {
    const fresh = await form.attempt(() => refresh.mutateAsync({ params: { id }, body: { version } }))
    if (fresh !== null) tell.done(t.done.refreshed)
  }
  return (
    <Button
      variant="default"
      disabled={form.changed}
      loading={refresh.isPending}
      title={t.refreshHint}
      leftSection={<IconRefresh size={16} aria-hidden />}
      onClick={() => void readAnew()}
    >
      {t.refresh}
    </Button>
  )
}

function Pdf({ report, changed }: { report: Report; changed: boolean }) {
  const t = useText().reports
  const { busy, fetchPdf } = usePdf(report)
  return (
    <Button
      variant="default"
      loading={busy}
      data-disabled={changed || undefined}
      aria-disabled={changed}
      title={changed ? t.saveFirst : t.pdfHint}
      leftSection={<IconFileTypePdf size={16} aria-hidden />}
      onClick={() => !changed && void fetchPdf()}
    >
      {t.pdf}
    </Button>
  )
}
