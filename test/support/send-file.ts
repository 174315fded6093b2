/** Sends a file to a running server as the panel does: by tus, at once or in pieces. */
import type { StoredFile } from '../../playlists/wire/materials.ts'
import { createUpload, finishUpload } from '../../playlists/wire/uploads.ts'
import type { Upload } from '../../playlists/wire/uploads.ts'
import type { Caller } from './caller.ts'

const TUS = { 'tus-resumable': '1.0.0' }

/** Begins an upload; its address. */
export async function begin(caller: Caller, bytes: number, name: string): Promise<URL> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`
  const headers = { ...caller.headers, ...TUS, 'upload-length': String(bytes), 'upload-metadata': metadata }
  const reply = await fetch(new URL(createUpload.path, caller.origin), { method: 'POST', headers })
  if (reply.status !== 201) throw new Error(`${name}: ${reply.status} ${await reply.text()}`)
  return new URL(reply.headers.get('location')!, caller.origin)
}

export const piece = (caller: Caller, offset: number): Record<string, string> => ({
  ...caller.headers,
  ...TUS,
  'content-type': 'application/offset+octet-stream',
  'upload-offset': String(offset),
})

/** Throws when it is refused. */
export async function sendFile(caller: Caller, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Upload> {
  const url = await begin(caller, bytes.length, name)
  const reply = await fetch(url, { method: 'PATCH', headers: piece(caller, 0), body: bytes })
  if (reply.status !== 204) throw new Error(`${name}: ${reply.status} ${await reply.text()}`)
  return caller.ask(finishUpload, { params: { id: url.pathname.split('/').at(-1)! } })
}

export async function storeFile(caller: Caller, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<StoredFile> {
  const { at } = await sendFile(caller, name, bytes)
  if (at.kind !== 'stored') throw new Error(`${name}: ${at.kind}`)
  return at.files[0]!
}
