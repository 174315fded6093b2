import type { Content } from '../../playlists/content.ts'
import type { HoursSheet } from '../../playlists/office-hours.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

type Size = { width: number; height: number }

/** What the panel asks a preview to show: one content over the whole canvas; to measure it too, where it bears a job. */
export type PreviewOrder = {
  type: 'preview'
  canvas: Size
  content: Content
  job?: number
  /** How it looks is all that is asked for. */
  only?: 'picture'
} & Partial<PreviewOffice>

/** Whose screen it is, and what an hours material says; a panel that does not know leaves them out. */
export type PreviewOffice = { office: { name: string; logo: string | null }; hours: HoursSheet | null; zone: Zone }

export type PagePreview = PreviewOrder & PreviewOffice

/** A display's whole frame as it is at an instant: what `playingAt` answers, zone by zone. */
export type FrameOrder = {
  type: 'frame'
  canvas: Size
  at: Instant
  zone: Zone
  fallback: Programme['fallback']
  hours: Programme['hours']
  zones: ZonePlaying[]
}

/** What was measured in the frame of a job, and its pixels; no pixels where nothing could be drawn. */
export type PreviewMeasured = {
  type: 'preview-measured'
  job: number
  measurement: Measurement
  picture: ImageData | null
}

/** The picture of a job that asked for no more; null where nothing could be drawn. */
export type PreviewPicture = { type: 'preview-picture'; job: number; picture: Blob | null }

/** How it came out: `fits` is false when text runs or turns pages or the medium failed; the smallest letters in px per em, 0 without text. */
export type PreviewDrawn = { type: 'preview-drawn'; fits: boolean; fontPx: number }

const isSide = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 16 && Number(value) <= 16_384

/** Only this origin's own bytes are ever loaded. */
const own = (url: string | null | undefined): string | null => (url && /^\/(?!\/)/.test(url) ? url : null)

/** A message of the panel, or null for anything else. */
export function parseOrder(data: unknown): PagePreview | FrameOrder | null {
  const order = data as Partial<PreviewOrder> | Partial<FrameOrder> | null
  const { width, height } = order?.canvas ?? {}
  if (!isSide(width) || !isSide(height)) return null
  const canvas = { width, height }
  return order?.type === 'frame' ? parseFrame(order, canvas) : parsePage(order as Partial<PreviewOrder>, canvas)
}

function parsePage(
  { type, content, job, only, office, hours = null, zone = HO_CHI_MINH }: Partial<PreviewOrder>,
  canvas: Size,
): PagePreview | null {
  if (type !== 'preview' || !content) return null
  const sign = { name: office?.name ?? '', logo: own(office?.logo) }
  const asked = Number.isInteger(job) ? { job: Number(job), ...(only === 'picture' && { only }) } : {}
  return { type, canvas, content, office: sign, hours, zone, ...asked }
}

function parseFrame({ at, zone, fallback, hours, zones }: Partial<FrameOrder>, canvas: Size): FrameOrder | null {
  if (at === undefined || !zone || !fallback || !hours || !Array.isArray(zones) || zones.length === 0) return null
  return { type: 'frame', canvas, at, zone, fallback, hours, zones }
}
