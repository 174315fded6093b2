import { useState } from 'react'
import { canMakePdf, reportPdf } from '../../playlists/wire/reports.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { ApiError, addressOf, readError } from '../ui/api.ts'
import { useApi } from '../ui/asks.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'

/** The PDF that the server makes; where it cannot, it is said why, and printing is offered in its place. */
export function usePdf({ id, period }: Report): { busy: boolean; fetchPdf: () => Promise<void> } {
  const t = useText().reports
  const api = useApi()
  const tell = useTell()
  const confirm = useConfirm()
  const [busy, setBusy] = useState(false)

  async function fetchPdf(): Promise<void> {
    setBusy(true)
    try {
      const { possible } = await api.call(canMakePdf)
      if (possible) save(await download(id, api.headers()), `bao-cao_${period.from}_${period.until}.pdf`)
      else if (await confirm({ ...t.noPdf, confirm: t.print })) window.print()
    } catch (error) {
      tell.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, fetchPdf }
}

async function download(id: Report['id'], headers: Record<string, string>): Promise<Blob> {
  const reply = await fetch(addressOf(reportPdf, { params: { id } }), { headers }).catch(() => null)
  if (reply === null) throw new ApiError('offline', '', 0)
  if (!reply.ok) throw readError(reply.status, await reply.text())
  return reply.blob()
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
