import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { Dispatch } from 'react'
import type { CampaignId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { findShowing } from '../../playlists/wire/library.ts'
import { drawPages, finishUpload } from '../../playlists/wire/uploads.ts'
import type { Upload as ServerUpload } from '../../playlists/wire/uploads.ts'
import { ApiError } from '../ui/api.ts'
import type { Api } from '../ui/api.ts'
import { readClock } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { follow, letGo, sendFile } from '../ui/upload.ts'
import { bodyOf } from './draft.ts'
import { draftOfFiles } from './new-draft.ts'
import { limitMb, refusalOf } from './file-rules.ts'
import type { Limits } from './file-rules.ts'
import { isBusy, startable, stepUploads } from './upload-queue.ts'
import type { Upload, UploadEvent } from './upload-queue.ts'

export type Filing = { topic: string; campaign: CampaignId | null }
type Deps = {
  limits: Limits
  filing: Filing
  api: Api
  create: (body: ReturnType<typeof bodyOf>) => Promise<Material>
  /** The server's own list of what is under way is to be looked at again. */
  onChanged: () => void
}

export type Uploads = {
  list: readonly Upload[]
  busy: boolean
  add: (files: readonly File[]) => void
  /** Goes on with what an earlier visit left on the server. */
  takeUp: (upload: ServerUpload) => void
  choosePages: (upload: Upload, pages: readonly number[]) => void
  cancel: (upload: Upload) => void
  retry: (upload: Upload) => void
  clear: () => void
}

/** Files on their way: two at a time, each becoming a draft; goes on while its window is closed. */
export function useUploads(deps: Deps): Uploads {
  const [list, dispatch] = useReducer(stepUploads, [])
  const sendings = useRef(new Map<number, AbortController>())
  const words = useText().materials.upload
  const busy = list.some(isBusy)
  useEffect(() => {
    if (deps.filing.topic === '') return
    for (const upload of startable(list)) {
      if (sendings.current.has(upload.id)) continue
      const refusal = upload.file && refusalOf(upload.file, deps.limits)
      if (refusal === null)
        new Run(upload, { ...deps, dispatch, sendings: sendings.current, lost: words.network }).start()
      else {
        const message = refusalText(refusal, upload, deps.limits, words)
        dispatch({ type: 'refused', id: upload.id, message, hopeless: true })
      }
    }
  }, [list, deps, words])
  useWarnBeforeLeaving(busy)
  const run = (upload: Upload) =>
    new Run(upload, { ...deps, dispatch, sendings: sendings.current, lost: words.network })
  const cancel = useCallback(
    (upload: Upload) => {
      dispatch({ type: 'cancelled', id: upload.id })
      sendings.current.get(upload.id)?.abort()
      sendings.current.delete(upload.id)
      if (upload.upload !== null) void letGo(deps.api, upload.upload).then(deps.onChanged)
    },
    [deps],
  )
  return {
    list,
    busy,
    add: (files) => dispatch({ type: 'added', files }),
    takeUp: (upload) => dispatch({ type: 'taken-up', upload }),
    choosePages: (upload, pages) => run(upload).draw(pages),
    cancel,
    retry: (upload) => dispatch({ type: 'retried', id: upload.id }),
    clear: () => dispatch({ type: 'cleared' }),
  }
}

type Words = ReturnType<typeof useText>['materials']['upload']

function refusalText(
  refusal: NonNullable<ReturnType<typeof refusalOf>>,
  { name }: Upload,
  limits: Limits,
  words: Words,
) {
  return refusal === 'too-large' ? words.tooLarge(String(limitMb(name, limits))) : words[refusal]
}

type RunParts = Deps & { dispatch: Dispatch<UploadEvent>; sendings: Map<number, AbortController>; lost: string }

/** One file's way, from its bytes or from where it was left, to a draft or to the choice of its pages. */
class Run {
  readonly #upload: Upload
  readonly #parts: RunParts
  readonly #sending = new AbortController()

  constructor(upload: Upload, parts: RunParts) {
    this.#upload = upload
    this.#parts = parts
  }

  start(): void {
    const { file, upload } = this.#upload
    if (file !== null) void this.#do(() => this.#send(file))
    else if (upload !== null) void this.#do(() => this.#goOn(upload))
  }

  draw(pages: readonly number[]): void {
    const { upload: id } = this.#upload
    if (id === null) return
    void this.#do(async () => {
      const { api } = this.#parts
      this.#tell({ type: 'worked', id: this.#upload.id, work: 'pages', share: 0 })
      return follow(api, await api.call(drawPages, { params: { id }, body: { pages: [...pages] } }), this.#watching())
    })
  }

  #send(file: File): Promise<ServerUpload> {
    this.#tell({ type: 'started', id: this.#upload.id, sent: 0, at: readClock() })
    return sendFile(this.#parts.api, file, this.#watching())
  }

  async #goOn(id: string): Promise<ServerUpload> {
    const { api } = this.#parts
    this.#tell({ type: 'sent', id: this.#upload.id, upload: id })
    return follow(api, await api.call(finishUpload, { params: { id } }), this.#watching())
  }

  #watching() {
    const { id } = this.#upload
    return {
      signal: this.#sending.signal,
      onResumed: (sent: number) => this.#tell({ type: 'started', id, sent, at: readClock() }),
      onSent: (sent: number) => this.#tell({ type: 'progressed', id, sent, at: readClock() }),
      onWhole: (upload: string) => this.#tell({ type: 'sent', id, upload }),
      onState: (at: ServerUpload['at']) =>
        at.kind === 'working' && this.#tell({ type: 'worked', id, work: at.work, share: at.share }),
    }
  }

  async #do(work: () => Promise<ServerUpload>): Promise<void> {
    const { id } = this.#upload
    const { sendings, lost, onChanged } = this.#parts
    sendings.set(id, this.#sending)
    try {
      await this.#becomes(await work())
    } catch (error) {
      const message = error instanceof Error && error.message !== '' ? error.message : lost
      this.#tell({ type: 'refused', id, message, hopeless: isHopeless(error) })
    } finally {
      if (sendings.get(id) === this.#sending) sendings.delete(id)
      onChanged()
    }
  }

  async #becomes({ id: upload, name, at }: ServerUpload): Promise<void> {
    const { api, create, filing } = this.#parts
    const { id } = this.#upload
    if (at.kind === 'document') return this.#tell({ type: 'opened', id, upload, pages: at.pages })
    if (at.kind !== 'stored' || this.#sending.signal.aborted) return
    const [twin = null] = await api.call(findShowing, { query: { file: at.files[0]!.file } })
    const material = await create(bodyOf(draftOfFiles(at.files, name, filing.topic, filing.campaign)))
    this.#tell({ type: 'stored', id, material: material.id, title: material.title, twin })
    await letGo(api, upload)
  }

  /** What was cancelled says nothing more. */
  #tell(event: UploadEvent): void {
    if (!this.#sending.signal.aborted) this.#parts.dispatch(event)
  }
}

/** The same file is refused again and again; a line that drops or a full disk is another matter. */
const isHopeless = (error: unknown): boolean => error instanceof ApiError && /^(file|video|image|pdf)-/.test(error.code)

function useWarnBeforeLeaving(busy: boolean): void {
  useEffect(() => {
    if (!busy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [busy])
}
