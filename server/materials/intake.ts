import path from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { createUpload } from '../../playlists/wire/uploads.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { recordChange } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { addFile } from './file-store.ts'
import type { Files } from './files.ts'
import { Posters } from './posters.ts'
import { Receiver } from './tus.ts'
import type { Refuse } from './tus.ts'
import type { KeptUpload } from './upload-store.ts'
import { UploadWorks } from './upload-works.ts'
import type { EnterFor } from './upload-works.ts'
import { Uploads } from './uploads.ts'

type Parts = {
  db: Database
  clock: ServerClock
  files: Files
  dataDir: string
  ffmpeg: string | null
  settings: (r: Reader) => Promise<Settings>
  refuse: Refuse
  log: FastifyBaseLogger
}

type Intake = { uploads: Uploads; receiver: Receiver; works: UploadWorks; posters: Posters }

/** All that takes in what staff send, put together. */
export async function openIntake(parts: Parts): Promise<Intake> {
  const { db, clock, files, ffmpeg, settings, log } = parts
  const folder = path.join(parts.dataDir, 'uploads')
  const enterFor = enteringAt(clock)
  const works = new UploadWorks({ db, files, folder, ffmpeg, enterFor, log })
  const uploads = await Uploads.open({ db, files, works, folder, limits: settings, enterFor })
  const receiver = new Receiver({
    db,
    clock,
    folder,
    path: createUpload.path,
    gate: (bytes, head) => uploads.refuse(bytes, head),
    refuse: parts.refuse,
  })
  return { uploads, receiver, works, posters: new Posters({ db, clock, files, ffmpeg, log }) }
}

/** Who sent it stands in the audit trail when its bytes are new. */
const enteringAt =
  (clock: ServerClock): EnterFor =>
  ({ account, address, name }: KeptUpload) =>
  async (w, facts) => {
    const now = clock.now()
    if (!(await addFile(w, facts, now))) return
    const sender = await w.sql.selectFrom('accounts').select('username').where('id', '=', account).executeTakeFirst()
    const change = { action: 'create', noun: 'files', nounId: facts.file, nounName: name, after: facts }
    await recordChange(w, { actor: sender?.username ?? '', address, at: now }, change)
  }
