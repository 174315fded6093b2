import type { Content } from '../../playlists/material.ts'
import type { HoursSheet } from '../../playlists/office-hours.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

type Size = { width: number; height: number }

/** What the panel asks a preview to show: one content over the whole canvas. */
export type PreviewOrder = {
  type: 'preview'
  canvas: Size
  content: Content
  mediaUrl: string | null
} & Partial<PreviewOffice>

/** Whose screen it is, and what an hours material says; a panel that does not know leaves them out. */
export type PreviewOffice = { office: { name: string; logo: string | null }; hours: HoursSheet | null; zone: Zone }

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

/** How it came out: `fits` is false when text runs or turns pages or the medium failed; the smallest letters in px per em, 0 without text. */
export type PreviewDrawn = { type: 'preview-drawn'; fits: boolean; fontPx: number }

const isSide = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 16 && Number(value) <= 16_384

/** Only this origin's own bytes are ever loaded. */
const isOwnMedia = (url: string): boolean => /^\/(?!\/)/.test(url) || url.startsWith('blob:')

const own = (url: string | null | undefined): string | null => (url && isOwnMedia(url) ? url : null)

/** A message of the panel, or null for anything else. */
export function parseOrder(data: unknown): (PreviewOrder & PreviewOffice) | FrameOrder | null {
  const order = data as Partial<PreviewOrder> | Partial<FrameOrder> | null
  const { width, height } = order?.canvas ?? {}
  if (!isSide(width) || !isSide(height)) return null
  const canvas = { width, height }
  return order?.type === 'frame' ? parseFrame(order, canvas) : parsePage(order as Partial<PreviewOrder>, canvas)
}

function parsePage(
  { type, content, mediaUrl, office, hours = null, zone = HO_CHI_MINH }: Partial<PreviewOrder>,
  canvas: Size,
): (PreviewOrder & PreviewOffice) | null {
  if (type !== 'preview' || !content) return null
  const name = office?.name ?? ''
  return { type, canvas, content, mediaUrl: own(mediaUrl), office: { name, logo: own(office?.logo) }, hours, zone }
}

function parseFrame({ at, zone, fallback, hours, zones }: Partial<FrameOrder>, canvas: Size): FrameOrder | null {
  if (at === undefined || !zone || !fallback || !hours || !Array.isArray(zones) || zones.length === 0) return null
  return { type: 'frame', canvas, at, zone, fallback, hours, zones }
}
