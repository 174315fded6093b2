import { useState } from 'react'
import { useApi } from '../ui/asks.ts'
import { useCreate, useSettings, useTopics } from './hooks.ts'
import { useUploads } from './use-uploads.ts'
import type { Filing } from './use-uploads.ts'

const DEFAULT_LIMITS = { maxImageMb: 20, maxVideoMb: 500 }

export type Uploading = ReturnType<typeof useUploading>

/** The queue outlives the dialog and the form: it belongs to the page. */
export function useUploading() {
  const api = useApi()
  const create = useCreate()
  const topics = useTopics()
  const [chosen, setFiling] = useState<Filing | null>(null)
  const filing = chosen ?? { topic: topics.at(-1)?.code ?? '', campaign: null }
  const limits = useSettings() ?? DEFAULT_LIMITS
  const uploads = useUploads({ api, limits, filing, create: (body) => create.mutateAsync({ body }) })
  return { uploads, limits, filing, setFiling }
}
