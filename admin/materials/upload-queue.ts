import type { MaterialId } from '../../playlists/ids.ts'
import type { Upload as ServerUpload } from '../../playlists/wire/uploads.ts'

type Work = 'pages' | 'video'
export type Twin = { id: MaterialId; title: string }
/** `file` is null for what an earlier visit left behind; `upload` names it on the server, once all its bytes are there. */
type Base = { id: number; name: string; size: number; file: File | null; upload: string | null }
/**
 * One file on its way to a draft. `checking`: all bytes are there, the server looks into them. `document`: its pages wait to
 * be chosen.
 */
export type Upload = Base &
  (
    | { state: 'waiting' }
    | { state: 'sending'; sent: number; speed: number | null; mark: { sent: number; at: number } }
    | { state: 'checking' }
    | { state: 'working'; work: Work; share: number }
    | { state: 'document'; pages: number }
    /** `twin`: what showed the very same file before. */
    | { state: 'done'; material: MaterialId; title: string; twin: Twin | null }
    /** `hopeless`: the file itself is refused, so sending it again would not help. */
    | { state: 'refused'; message: string; hopeless: boolean }
    | { state: 'cancelled' }
  )

export type UploadEvent =
  | { type: 'added'; files: readonly File[] }
  | { type: 'taken-up'; upload: ServerUpload }
  /** `sent`: what an earlier attempt has sent already. */
  | { type: 'started'; id: number; sent: number; at: number }
  | { type: 'progressed'; id: number; sent: number; at: number }
  | { type: 'sent'; id: number; upload: string }
  | { type: 'worked'; id: number; work: Work; share: number }
  | { type: 'opened'; id: number; upload: string; pages: number }
  | { type: 'stored'; id: number; material: MaterialId; title: string; twin: Twin | null }
  | { type: 'refused'; id: number; message: string; hopeless: boolean }
  | { type: 'cancelled'; id: number }
  | { type: 'retried'; id: number }
  | { type: 'cleared' }

/** Two at once: a third only slows the line that the first two share. */
export const AT_ONCE = 2
/** Speed is measured over stretches of at least this many milliseconds, so that the number can be read. */
const SPEED_MS = 500

export function stepUploads(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  switch (event.type) {
    case 'added':
      return [...uploads, ...event.files.map((file, n) => ofFile(file, nextId(uploads) + n))]
    case 'taken-up': {
      const { id: upload, name, bytes: size } = event.upload
      return [...uploads, { id: nextId(uploads), name, size, file: null, upload, state: 'waiting' }]
    }
    case 'cleared':
      return uploads.filter((upload) => !isOver(upload))
    default:
      return uploads.map((upload) => (upload.id === event.id ? stepOne(upload, event) : upload))
  }
}

const ofFile = (file: File, id: number): Upload => {
  const { name, size } = file
  return { id, name, size, file, upload: null, state: 'waiting' }
}
const nextId = (uploads: readonly Upload[]): number => Math.max(0, ...uploads.map((upload) => upload.id)) + 1

type Step = Exclude<UploadEvent, { type: 'added' | 'taken-up' | 'cleared' | 'retried' }>

function stepOne(upload: Upload, event: Step | { type: 'retried'; id: number }): Upload {
  const base = baseOf(upload)
  if (event.type === 'retried') return isOver(upload) ? { ...base, upload: null, state: 'waiting' } : upload
  return isOver(upload) ? upload : onItsWay(upload, base, event)
}

const baseOf = ({ id, name, size, file, upload }: Upload): Base => ({ id, name, size, file, upload })

function onItsWay(upload: Upload, base: Base, event: Step): Upload {
  switch (event.type) {
    case 'started':
      return { ...base, state: 'sending', sent: event.sent, speed: null, mark: { sent: event.sent, at: event.at } }
    case 'progressed':
      return upload.state === 'sending' ? progressed(upload, event.sent, event.at) : upload
    case 'sent':
      return { ...base, upload: event.upload, state: 'checking' }
    case 'worked':
      return { ...base, state: 'working', work: event.work, share: event.share }
    case 'opened':
      return { ...base, upload: event.upload, state: 'document', pages: event.pages }
    case 'stored':
      return { ...base, state: 'done', material: event.material, title: event.title, twin: event.twin }
    case 'refused':
      return { ...base, state: 'refused', message: event.message, hopeless: event.hopeless }
    case 'cancelled':
      return { ...base, state: 'cancelled' }
  }
}

function progressed(upload: Upload & { state: 'sending' }, sent: number, at: number): Upload {
  const elapsed = at - upload.mark.at
  if (elapsed < SPEED_MS) return { ...upload, sent }
  const fresh = ((sent - upload.mark.sent) * 1000) / elapsed
  const speed = upload.speed === null ? fresh : upload.speed * 0.6 + fresh * 0.4
  return { ...upload, sent, speed, mark: { sent, at } }
}

/** What an earlier visit left on the server, without what is under way here: the same file is never listed twice. */
export function leftOf(kept: readonly ServerUpload[], here: readonly Upload[]): ServerUpload[] {
  const ids = new Set(here.map(({ upload }) => upload))
  const files = new Set(here.map(({ name, size }) => `${size} ${name}`))
  return kept.filter(({ id, name, bytes }) => !ids.has(id) && !files.has(`${bytes} ${name}`))
}

/** Whether it may be sent once more from here. */
export const mayRetry = (upload: Upload): boolean =>
  upload.file !== null && (upload.state === 'cancelled' || (upload.state === 'refused' && !upload.hopeless))

export const isOver = (upload: Upload): boolean =>
  upload.state === 'done' || upload.state === 'refused' || upload.state === 'cancelled'

/** Whether leaving the page would stop it: bytes go from here, and the draft is made from here. */
export const isBusy = (upload: Upload): boolean => !isOver(upload) && upload.state !== 'document'

/** Which waiting files may start now. */
export function startable(uploads: readonly Upload[]): Upload[] {
  const busy = uploads.filter((upload) => upload.state === 'sending' || upload.state === 'checking').length
  return uploads.filter((upload) => upload.state === 'waiting').slice(0, Math.max(0, AT_ONCE - busy))
}
