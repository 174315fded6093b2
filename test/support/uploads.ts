/** Sends real files as the panel does, and looks into what a test server has stored. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { uploadFile } from '../../playlists/wire/materials.ts'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import type { ErrorReply } from '../../playlists/wire/errors.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import type { Reader } from '../../server/db/open.ts'
import type { TestCaller, TestServer } from './test-server.ts'

export const fixture = (name: string): Promise<Buffer> => readFile(path.join(import.meta.dirname, '../fixtures', name))

export type UploadAnswer = { status: number; body: StoredFile; error: ErrorReply['error'] | undefined }

export async function sendBytes(caller: TestCaller, bytes: Buffer | undefined, name = 'tep'): Promise<UploadAnswer> {
  const { statusCode, body } = await caller.app.inject({
    method: 'POST',
    url: uploadFile.path,
    query: { name },
    headers: { ...caller.headers, 'content-type': 'application/octet-stream' },
    ...(bytes && { payload: bytes }),
  })
  const parsed = JSON.parse(body) as StoredFile & Partial<ErrorReply>
  return { status: statusCode, body: parsed, error: parsed.error }
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
