import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { Server, Upload } from '@tus/server'
import type { AccountId } from '../../playlists/ids.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { cleanFileName } from './file-store.ts'
import { HEAD_BYTES } from './inspect.ts'
import { UploadLocks } from './upload-locks.ts'
import { addUpload, findUpload, forgetUpload } from './upload-store.ts'

/** Throws when what has come so far, or the whole of it, may not be stored. `head`: its first bytes, once they are there. */
export type Gate = (bytes: number, head: Uint8Array | null) => Promise<void>
/** Answers a refusal in the one form of all errors. */
export type Refuse = (request: IncomingMessage, refusal: Refusal) => { status: number; body: string }

type Parts = { db: Database; clock: ServerClock; folder: string; path: string; gate: Gate; refuse: Refuse }

type Sender = { account: AccountId; address: string }

/** Receives uploads by the tus protocol (tus.io): what has come stays when the line drops, and is gone on with. */
export class Receiver {
  readonly #server: Server
  readonly #senders = new WeakMap<IncomingMessage, Sender>()

  constructor(parts: Parts) {
    const { path, refuse } = parts
    this.#server = new Server({
      path,
      datastore: new GatedStore(parts),
      relativeLocation: true,
      locker: new UploadLocks(),
      // Behind our own guard; no other origin is let in.
      allowedOrigins: [''],
      namingFunction: () => randomBytes(16).toString('hex'),
      onUploadCreate: async (request, { metadata }) => {
        const { account, address } = this.#senders.get(messageOf(request))!
        const name = cleanFileName(metadata?.['filename'] ?? '')
        return { metadata: { name, address, account: String(account) } }
      },
      onResponseError: (request, error) => {
        if (!(error instanceof Refusal)) return undefined
        const { status, body } = refuse(messageOf(request), error)
        return { status_code: status, body }
      },
    })
  }

  /** `sender` has been let in and may touch the upload that is named. */
  async handle(request: IncomingMessage, response: ServerResponse, sender: Sender): Promise<void> {
    this.#senders.set(request, sender)
    response.setHeader('x-content-type-options', 'nosniff')
    await this.#server.handle(request, response)
  }
}

/** The library wraps Node's own request. */
const messageOf = (request: Request): IncomingMessage =>
  (request as Request & { runtime: { node: { req: IncomingMessage } } }).runtime.node.req

/** A gigabyte comes in pieces of 64 KB, which lie about until the collector has a reason of its own to look. */
const TIDY_BYTES = 4 * 1024 * 1024

/** Asks the collector for the young alone, about a millisecond; only where the server was started with leave to ask (`npm start`). */
function tidy(): number {
  globalThis.gc?.({ type: 'minor' })
  return 0
}

/** Files on the disk, what is known of them in the database, and a look at the first bytes before the rest is taken. */
class GatedStore extends FileStore {
  readonly #gate: Gate

  constructor({ db, clock, folder, gate }: Parts) {
    super({ directory: folder, configstore: keptIn(db, clock) })
    this.#gate = gate
    this.extensions = ['creation', 'creation-with-upload', 'termination']
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const { size = 0 } = await this.getUpload(id)
    const seen: { refusal: unknown } = { refusal: null }
    const gate = this.#gate
    const gated = async function* (): AsyncGenerator<Buffer> {
      let head: Buffer | null = offset === 0 ? Buffer.alloc(0) : null
      let spent = 0
      try {
        for await (const chunk of source as AsyncIterable<Buffer>) {
          if (head !== null) {
            head = Buffer.concat([head, chunk])
            if (head.length >= Math.min(HEAD_BYTES, size)) {
              await gate(size, head.subarray(0, HEAD_BYTES))
              head = null
            }
          }
          yield chunk
          spent += chunk.length
          if (spent >= TIDY_BYTES) spent = tidy()
        }
      } catch (error) {
        if (error instanceof Refusal) seen.refusal = error
        throw error
      }
    }
    try {
      return await super.write(Readable.from(gated(), { objectMode: false }), id, offset)
    } catch (error) {
      if (seen.refusal === null) throw error
      await this.remove(id)
      throw seen.refusal
    }
  }
}

/** The library keeps what it knows of an upload here. */
function keptIn(db: Database, clock: ServerClock): FileStore['configstore'] {
  return {
    get: async (id) => {
      const found = await db.read((r) => findUpload(r, id))
      return found === null ? undefined : new Upload({ id, size: found.bytes, offset: 0 })
    },
    set: async (id, { size = 0, metadata }) => {
      const account = Number(metadata?.['account']) as AccountId
      const { name, address } = { name: metadata?.['name'] ?? '', address: metadata?.['address'] ?? '' }
      const upload = { id, account, address, name, bytes: size, startedAt: clock.now() }
      await db.transact((w) => addUpload(w, { ...upload, state: { kind: 'receiving' } }))
    },
    delete: (id) => db.transact((w) => forgetUpload(w, id)),
  }
}
