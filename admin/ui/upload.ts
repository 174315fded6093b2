import { DetailedError, Upload as Sending } from 'tus-js-client'
import { readSession } from '../../playlists/wire/access.ts'
import { readSheets } from '../../playlists/wire/sheets.ts'
import type { SheetReply } from '../../playlists/wire/sheets.ts'
import { verifyFile } from '../../playlists/wire/plays.ts'
import type { CsvVerification } from '../../playlists/wire/plays.ts'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import { createUpload, dropUpload, finishUpload, readUpload } from '../../playlists/wire/uploads.ts'
import type { Upload, UploadState } from '../../playlists/wire/uploads.ts'
import { ApiError, addressOf, readError } from './api.ts'
import type { Api } from './api.ts'

/** After a dropped line, so many milliseconds before each further attempt. */
const RETRIES = [0, 1000, 2000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000]
const LOOK_MS = 700

export type Watching = {
  /** It goes on after so many bytes that an earlier attempt sent. */
  onResumed?: (bytes: number) => void
  /** Bytes that have come. */
  onSent?: (bytes: number) => void
  /** All bytes are there, and under this name. */
  onWhole?: (id: string) => void
  onState?: (at: UploadState) => void
  signal: AbortSignal
}

/**
 * Sends one file, from where an earlier attempt left off if this browser made one, and waits until the server has done with
 * it what it does by itself. Throws ApiError; an abort gives up what has come and throws its reason.
 */
export async function sendFile(api: Api, file: File, watching: Watching): Promise<Upload> {
  const id = await sendBytes(api, file, watching)
  watching.onWhole?.(id)
  return follow(api, await api.call(finishUpload, { params: { id } }), watching)
}

function sendBytes(api: Api, file: File, { onResumed, onSent, signal }: Watching): Promise<string> {
  return new Promise((resolve, reject) => {
    let resumes = false
    const sending = new Sending(file, {
      endpoint: createUpload.path,
      metadata: { filename: file.name.slice(0, 300) },
      retryDelays: RETRIES,
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(api.headers())) request.setHeader(name, value)
      },
      onShouldRetry: (error) => mayRetry(api, statusOf(error)),
      onProgress: (sent) => {
        if (resumes) onResumed?.(sent)
        resumes = false
        onSent?.(sent)
      },
      onSuccess: () => resolve(sending.url?.split('/').at(-1) ?? ''),
      onError: (error) => reject(asApiError(error)),
    })
    const stop = () => {
      sending.abort(true).catch(() => undefined)
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', stop, { once: true })
    const begin = async () => {
      const [earlier] = await sending.findPreviousUploads()
      resumes = earlier !== undefined
      if (earlier) sending.resumeFromPreviousUpload(earlier)
      if (!signal.aborted) sending.start()
    }
    begin().catch(reject)
  })
}

/** Has a spreadsheet read; it is too small to show progress. Throws ApiError. */
export const sendSheet = async (api: Api, file: File): Promise<SheetReply[]> =>
  (await sendPlainly(api, addressOf(readSheets, { query: { name: file.name.slice(-300) } }), file)) as SheetReply[]

/** Has a log that was exported held against the one that is kept. Throws ApiError. */
export const sendLog = async (api: Api, file: File): Promise<CsvVerification> =>
  (await sendPlainly(api, addressOf(verifyFile), file)) as CsvVerification

async function sendPlainly(api: Api, address: string, file: File): Promise<unknown> {
  const headers = { ...api.headers(), 'content-type': 'application/octet-stream' }
  const reply = await fetch(address, { method: 'POST', headers, body: file }).catch(() => null)
  if (reply === null) throw new ApiError('offline', '', 0)
  const text = await reply.text()
  if (!reply.ok) throw readError(reply.status, text)
  return JSON.parse(text)
}

const statusOf = (error: unknown): number =>
  error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0

/** A line that is down, a server that is busy, a piece that came twice; a new session brings a new token. */
function mayRetry(api: Api, status: number): boolean {
  if (status === 403) api.call(readSession).catch(() => undefined)
  return status === 0 || status === 403 || status === 409 || status === 423 || status === 500 || status === 503
}

function asApiError(error: unknown): ApiError {
  const answer = error instanceof DetailedError ? error.originalResponse : null
  return answer ? readError(answer.getStatus(), answer.getBody()) : new ApiError('offline', '', 0)
}

/** Looks again until the server is at no work with it. A refusal is thrown. */
export async function follow(api: Api, upload: Upload, { onState, signal }: Watching): Promise<Upload> {
  let seen = upload
  while (seen.at.kind === 'working') {
    onState?.(seen.at)
    await pause(LOOK_MS, signal)
    seen = await api.call(readUpload, { params: { id: seen.id } })
  }
  if (seen.at.kind === 'refused') throw new ApiError(seen.at.code, seen.at.message, 422)
  return seen
}

/** What it became is a material's now; or nobody wants it any more. */
export const letGo = (api: Api, id: string): Promise<void> =>
  api.call(dropUpload, { params: { id } }).then(
    () => undefined,
    () => undefined,
  )

/** Sends a picture or a video in place of another. */
export async function storeFile(api: Api, file: File, watching: Watching): Promise<StoredFile> {
  const { id, at } = await sendFile(api, file, watching)
  await letGo(api, id)
  const stored = at.kind === 'stored' ? at.files[0] : undefined
  if (stored === undefined) throw new ApiError('file-type', '', 415)
  return stored
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason as Error)), { once: true })
  })
