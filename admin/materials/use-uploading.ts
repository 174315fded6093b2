import { useState } from 'react'
import { listUploads } from '../../playlists/wire/uploads.ts'
import { useApi, useAsk } from '../ui/asks.ts'
import { useMay } from '../ui/session.tsx'
import { useCreate, useSettings } from './hooks.ts'
import { leftOf } from './upload-queue.ts'
import { useUploads } from './use-uploads.ts'
import type { Filing } from './use-uploads.ts'

const DEFAULT_LIMITS = { maxImageMb: 30, maxVideoMb: 500, maxPdfMb: 100 }

export type Uploading = ReturnType<typeof useUploading>

const UNFILED: Filing = { topic: '', campaign: null }

/** The queue outlives the dialog and the form: it belongs to the page. Nothing is sent before a topic is chosen for it. */
export function useUploading() {
  const api = useApi()
  const create = useCreate()
  const [filing, setFiling] = useState(UNFILED)
  const limits = useSettings() ?? DEFAULT_LIMITS
  const kept = useAsk(listUploads, {}, { enabled: useMay()('edit') })
  const onChanged = () => void kept.refetch()
  const uploads = useUploads({ api, limits, filing, onChanged, create: (body) => create.mutateAsync({ body }) })
  const left = leftOf(kept.data ?? [], uploads.list)
  return { uploads, left, limits, filing, setFiling, onChanged }
}
