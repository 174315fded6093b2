/** Sends real files as the panel does, and looks into what a test server has stored. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import { createUpload, finishUpload } from '../../playlists/wire/uploads.ts'
import type { ErrorReply } from '../../playlists/wire/errors.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import type { Reader } from '../../server/db/open.ts'
import type { Answer, TestCaller, TestServer } from './test-server.ts'

export const fixture = (name: string): Promise<Buffer> => readFile(path.join(import.meta.dirname, '../fixtures', name))

export type UploadAnswer = { status: number; body: StoredFile; error: ErrorReply['error'] | undefined }

const TUS = { 'tus-resumable': '1.0.0' }
const metadataOf = (name: string) => `filename ${Buffer.from(name).toString('base64')}`
const errorOf = (text: string) => (text.startsWith('{') ? (JSON.parse(text) as Partial<ErrorReply>).error : undefined)

/** Begins an upload; its address, or the refusal. */
export async function beginUpload(
  caller: TestCaller,
  bytes: number,
  name = 'tep',
): Promise<{ status: number; url: string; id: string; error: ErrorReply['error'] | undefined }> {
  const { statusCode, headers, body } = await caller.app.inject({
    method: 'POST',
    url: createUpload.path,
    headers: { ...caller.headers, ...TUS, 'upload-length': String(bytes), 'upload-metadata': metadataOf(name) },
  })
  const url = String(headers.location ?? '')
  return { status: statusCode, url, id: url.split('/').at(-1) ?? '', error: errorOf(body) }
}

/** Sends bytes on from an offset. */
export async function sendOn(
  caller: TestCaller,
  url: string,
  bytes: Buffer,
  offset = 0,
): Promise<{ status: number; offset: number; error: ErrorReply['error'] | undefined }> {
  const { statusCode, headers, body } = await caller.app.inject({
    method: 'PATCH',
    url,
    headers: {
      ...caller.headers,
      ...TUS,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    payload: bytes,
  })
  return { status: statusCode, offset: Number(headers['upload-offset']), error: errorOf(body) }
}

/** All of a file, to where the server has looked into it. */
export async function sendAll(caller: TestCaller, bytes: Buffer, name = 'tep'): Promise<Answer<typeof finishUpload>> {
  const begun = await beginUpload(caller, bytes.length, name)
  if (begun.error) return refusedAs(begun)
  const sent = await sendOn(caller, begun.url, bytes)
  if (sent.error) return refusedAs(sent)
  return caller.call(finishUpload, { params: { id: begun.id } })
}

const refusedAs = ({ status, error }: { status: number; error: ErrorReply['error'] | undefined }) =>
  ({ status, error, body: undefined, headers: {}, text: '' }) as unknown as Answer<typeof finishUpload>

export async function sendBytes(caller: TestCaller, bytes: Buffer | undefined, name = 'tep'): Promise<UploadAnswer> {
  const { status, body, error } = await sendAll(caller, bytes ?? Buffer.alloc(0), name)
  const stored = error === undefined && body.at.kind === 'stored' ? body.at.files[0] : undefined
  return { status, body: stored as StoredFile, error }
}

/** Throws when it is refused. */
export async function upload(caller: TestCaller, name: string): Promise<StoredFile> {
  const answer = await sendBytes(caller, await fixture(name), name)
  if (answer.error) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.error)}`)
  return answer.body
}

/** One reading of the server's own database file. */
export async function look<T>({ dataDir }: Pick<TestServer, 'dataDir'>, work: (r: Reader) => Promise<T>): Promise<T> {
  const db = await Database.open(databaseFile(dataDir))
  try {
    return await db.read(work)
  } finally {
    await db.close()
  }
}
