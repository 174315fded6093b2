import { useState } from 'react'
import { useApi } from '../ui/asks.ts'
import { useCreate, useSettings } from './hooks.ts'
import { useUploads } from './use-uploads.ts'
import type { Filing } from './use-uploads.ts'

const DEFAULT_LIMITS = { maxImageMb: 20, maxVideoMb: 500 }

export type Uploading = ReturnType<typeof useUploading>

const UNFILED: Filing = { topic: '', campaign: null }

/** The queue outlives the dialog and the form: it belongs to the page. Nothing is sent before a topic is chosen for it. */
export function useUploading() {
  const api = useApi()
  const create = useCreate()
  const [filing, setFiling] = useState(UNFILED)
  const limits = useSettings() ?? DEFAULT_LIMITS
  const uploads = useUploads({ api, limits, filing, create: (body) => create.mutateAsync({ body }) })
  return { uploads, limits, filing, setFiling }
}
