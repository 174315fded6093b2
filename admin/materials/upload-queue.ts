import type { MaterialId } from '../../playlists/ids.ts'

type Base = { id: number; file: File }
/** One dropped file on its way to a draft. `checking`: all bytes are there, the server looks into them. */
export type Upload = Base &
  (
    | { state: 'waiting' }
    | { state: 'sending'; sent: number; speed: number | null; mark: { sent: number; at: number } }
    | { state: 'checking' }
    | { state: 'done'; material: MaterialId; title: string }
    | { state: 'refused'; message: string }
    | { state: 'cancelled' }
  )

export type UploadEvent =
  | { type: 'added'; files: readonly File[] }
  | { type: 'started'; id: number; at: number }
  | { type: 'progressed'; id: number; sent: number; at: number }
  | { type: 'sent'; id: number }
  | { type: 'stored'; id: number; material: MaterialId; title: string }
  | { type: 'refused'; id: number; message: string }
  | { type: 'cancelled'; id: number }
  | { type: 'retried'; id: number }
  | { type: 'cleared' }

/** Two at once: a third only slows the line that the first two share. */
export const AT_ONCE = 2
/** Speed is measured over stretches of at least this many milliseconds, so that the number can be read. */
const SPEED_MS = 500

export function stepUploads(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  if (event.type === 'added') return [...uploads, ...event.files.map((file, n) => waiting(file, nextId(uploads) + n))]
  if (event.type === 'cleared') return uploads.filter((upload) => !isOver(upload))
  return uploads.map((upload) => (upload.id === event.id ? stepOne(upload, event) : upload))
}

const waiting = (file: File, id: number): Upload => ({ id, file, state: 'waiting' })
const nextId = (uploads: readonly Upload[]): number => Math.max(0, ...uploads.map((upload) => upload.id)) + 1

function stepOne(upload: Upload, event: Exclude<UploadEvent, { type: 'added' | 'cleared' }>): Upload {
  const { id, file } = upload
  if (event.type === 'retried') return isOver(upload) ? waiting(file, id) : upload
  if (isOver(upload)) return upload
  switch (event.type) {
    case 'started':
      return { id, file, state: 'sending', sent: 0, speed: null, mark: { sent: 0, at: event.at } }
    case 'progressed':
      return upload.state === 'sending' ? progressed(upload, event.sent, event.at) : upload
    case 'sent':
      return { id, file, state: 'checking' }
    case 'stored':
      return { id, file, state: 'done', material: event.material, title: event.title }
    case 'refused':
      return { id, file, state: 'refused', message: event.message }
    case 'cancelled':
      return { id, file, state: 'cancelled' }
  }
}

function progressed(upload: Upload & { state: 'sending' }, sent: number, at: number): Upload {
  const elapsed = at - upload.mark.at
  if (elapsed < SPEED_MS) return { ...upload, sent }
  const fresh = ((sent - upload.mark.sent) * 1000) / elapsed
  const speed = upload.speed === null ? fresh : upload.speed * 0.6 + fresh * 0.4
  return { ...upload, sent, speed, mark: { sent, at } }
}

export const isOver = (upload: Upload): boolean =>
  upload.state === 'done' || upload.state === 'refused' || upload.state === 'cancelled'

/** Which waiting files may start now. */
export function startable(uploads: readonly Upload[]): Upload[] {
  const busy = uploads.filter((upload) => upload.state === 'sending' || upload.state === 'checking').length
  return uploads.filter((upload) => upload.state === 'waiting').slice(0, Math.max(0, AT_ONCE - busy))
}
