import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { Dispatch } from 'react'
import type { CampaignId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { Api } from '../ui/api.ts'
import { readClock } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { sendFile } from '../ui/upload.ts'
import { bodyOf, draftOfFile } from './draft.ts'
import { limitMb, refusalOf } from './file-rules.ts'
import type { Limits } from './file-rules.ts'
import { isOver, startable, stepUploads } from './upload-queue.ts'
import type { Upload, UploadEvent } from './upload-queue.ts'

export type Filing = { topic: string; campaign: CampaignId | null }
type Deps = {
  limits: Limits
  filing: Filing
  api: Api
  create: (body: ReturnType<typeof bodyOf>) => Promise<Material>
}

export type Uploads = {
  list: readonly Upload[]
  busy: boolean
  add: (files: readonly File[]) => void
  cancel: (upload: Upload) => void
  retry: (upload: Upload) => void
  clear: () => void
}

/** Files on their way: two at a time, each becoming a draft; goes on while its window is closed. */
export function useUploads(deps: Deps): Uploads {
  const [list, dispatch] = useReducer(stepUploads, [])
  const sendings = useRef(new Map<number, AbortController>())
  const words = useText().materials.upload
  const busy = list.some((upload) => !isOver(upload))
  useEffect(() => {
    if (deps.filing.topic === '') return
    for (const upload of startable(list)) {
      if (sendings.current.has(upload.id)) continue
      const refusal = refusalOf(upload.file, deps.limits)
      if (refusal === null) void run(upload, deps, dispatch, sendings.current, words.network)
      else dispatch({ type: 'refused', id: upload.id, message: refusalText(refusal, upload, deps.limits, words) })
    }
  }, [list, deps, words])
  useWarnBeforeLeaving(busy)
  const cancel = useCallback((upload: Upload) => {
    dispatch({ type: 'cancelled', id: upload.id })
    sendings.current.get(upload.id)?.abort()
    sendings.current.delete(upload.id)
  }, [])
  return {
    list,
    busy,
    add: (files) => dispatch({ type: 'added', files }),
    cancel,
    retry: (upload) => dispatch({ type: 'retried', id: upload.id }),
    clear: () => dispatch({ type: 'cleared' }),
  }
}

type Words = ReturnType<typeof useText>['materials']['upload']

function refusalText(
  refusal: NonNullable<ReturnType<typeof refusalOf>>,
  { file }: Upload,
  limits: Limits,
  words: Words,
) {
  return refusal === 'too-large' ? words.tooLarge(String(limitMb(file.name, limits))) : words[refusal]
}

async function run(
  { id, file }: Upload,
  { filing, api, create }: Deps,
  dispatch: Dispatch<UploadEvent>,
  sendings: Map<number, AbortController>,
  lost: string,
): Promise<void> {
  const sending = new AbortController()
  sendings.set(id, sending)
  const isCurrent = () => sendings.get(id) === sending
  dispatch({ type: 'started', id, at: readClock() })
  const onProgress = (share: number) =>
    dispatch(share >= 1 ? { type: 'sent', id } : { type: 'progressed', id, sent: share * file.size, at: readClock() })
  try {
    const stored = await sendFile(api, file, { onProgress, signal: sending.signal })
    if (!isCurrent()) return
    const material = await create(bodyOf(draftOfFile(stored, filing.topic, filing.campaign)))
    dispatch({ type: 'stored', id, material: material.id, title: material.title })
  } catch (error) {
    const message = error instanceof Error && error.message !== '' ? error.message : lost
    if (isCurrent()) dispatch({ type: 'refused', id, message })
  } finally {
    if (isCurrent()) sendings.delete(id)
  }
}

function useWarnBeforeLeaving(busy: boolean): void {
  useEffect(() => {
    if (!busy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [busy])
}
