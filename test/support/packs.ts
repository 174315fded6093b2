/** Packs on their way: out of one office as bytes, and into another. */
import type { CampaignId } from '../../playlists/ids.ts'
import type { ErrorReply } from '../../playlists/wire/errors.ts'
import { exportCampaign, sendPack } from '../../playlists/wire/packs.ts'
import type { PackPreview } from '../../playlists/wire/packs.ts'
import type { TestCaller } from './test-server.ts'

export async function exportBytes(caller: TestCaller, id: CampaignId, locked = false): Promise<Buffer> {
  const url = exportCampaign.path.replace(':id', String(id))
  const query = { locked: String(locked) }
  const reply = await caller.app.inject({ method: 'GET', url, query, headers: { ...caller.headers } })
  if (reply.statusCode !== 200) throw new Error(`not exported: ${reply.statusCode} ${reply.body}`)
  return reply.rawPayload
}

export type Sent = { status: number; preview: PackPreview; error: ErrorReply['error'] | undefined }

export async function sendZip(caller: TestCaller, bytes: Buffer): Promise<Sent> {
  const { statusCode, body } = await caller.app.inject({
    method: sendPack.method,
    url: sendPack.path,
    headers: { ...caller.headers, 'content-type': 'application/octet-stream' },
    payload: bytes,
  })
  const parsed = JSON.parse(body) as PackPreview & Partial<ErrorReply>
  return { status: statusCode, preview: parsed, error: parsed.error }
}
