import type { Content } from '../../playlists/material.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

type Size = { width: number; height: number }

/** What the panel asks a preview to show: one content over the whole canvas; to measure it too, where it bears a job. */
export type PreviewOrder = { type: 'preview'; canvas: Size; content: Content; mediaUrl: string | null; job?: number }

/** A display's whole frame as it is at an instant: what `playingAt` answers, zone by zone. */
export type FrameOrder = {
  type: 'frame'
  canvas: Size
  at: Instant
  zone: Zone
  fallback: Programme['fallback']
  zones: ZonePlaying[]
}

/** What was measured in the frame of a job, and its pixels; no pixels where nothing could be drawn. */
export type PreviewMeasured = {
  type: 'preview-measured'
  job: number
  measurement: Measurement
  picture: ImageData | null
}

/** How it came out: `fits` is false when text runs or turns pages or the medium failed; the smallest letters in px per em, 0 without text. */
export type PreviewDrawn = { type: 'preview-drawn'; fits: boolean; fontPx: number }

const isSide = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 16 && Number(value) <= 16_384

/** Only this origin's own bytes are ever loaded. */
const isOwnMedia = (url: string): boolean => /^\/(?!\/)/.test(url) || url.startsWith('blob:')

/** A message of the panel, or null for anything else. */
export function parseOrder(data: unknown): PreviewOrder | FrameOrder | null {
  const order = data as Partial<PreviewOrder> | Partial<FrameOrder> | null
  const { width, height } = order?.canvas ?? {}
  if (!isSide(width) || !isSide(height)) return null
  const canvas = { width, height }
  return order?.type === 'frame' ? parseFrame(order, canvas) : parsePage(order as Partial<PreviewOrder>, canvas)
}

function parsePage({ type, content, mediaUrl, job }: Partial<PreviewOrder>, canvas: Size): PreviewOrder | null {
  if (type !== 'preview' || !content) return null
  const url = mediaUrl && isOwnMedia(mediaUrl) ? mediaUrl : null
  return { type, canvas, content, mediaUrl: url, ...(Number.isInteger(job) && { job: Number(job) }) }
}

function parseFrame({ at, zone, fallback, zones }: Partial<FrameOrder>, canvas: Size): FrameOrder | null {
  if (at === undefined || !zone || !fallback || !Array.isArray(zones) || zones.length === 0) return null
  return { type: 'frame', canvas, at, zone, fallback, zones }
}
