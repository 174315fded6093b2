import { ApiError, addressOf, readError } from './api.ts'
import { readSheets } from '../../playlists/wire/sheets.ts'
import type { SheetReply } from '../../playlists/wire/sheets.ts'
import type { Api } from './api.ts'
import { uploadFile } from '../../playlists/wire/materials.ts'
import type { StoredFile } from '../../playlists/wire/materials.ts'

/** Sends one file's bytes; `onProgress` hears the share sent (0–1). Throws ApiError; an abort throws its reason. */
export function sendFile(
  api: Api,
  file: File,
  given: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(uploadFile, { query: { name: file.name.slice(0, 300) } }))
    for (const [name, value] of Object.entries(api.headers())) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => given.onProgress(event.total > 0 ? event.loaded / event.total : 0)
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as StoredFile)
      else reject(readError(request.status, request.responseText))
    }
    request.onerror = () => reject(new ApiError('offline', '', 0))
    request.onabort = () => reject(given.signal.reason as Error)
    given.signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** Has a spreadsheet read; it is too small to show progress. Throws ApiError. */
export async function sendSheet(api: Api, file: File): Promise<SheetReply[]> {
  const headers = { ...api.headers(), 'content-type': 'application/octet-stream' }
  const reply = await fetch(addressOf(readSheets, {}), { method: 'POST', headers, body: file }).catch(() => null)
  if (reply === null) throw new ApiError('offline', '', 0)
  const text = await reply.text()
  if (!reply.ok) throw readError(reply.status, text)
  return JSON.parse(text) as SheetReply[]
}
