import type { Content } from '../../playlists/material.ts'

/** What the panel asks a preview to show. */
export type PreviewOrder = {
  type: 'preview'
  canvas: { width: number; height: number }
  content: Content
  mediaUrl: string | null
}

/** How it came out: `fits` is false when text runs or turns pages or the medium failed; the smallest letters in px per em, 0 without text. */
export type PreviewDrawn = { type: 'preview-drawn'; fits: boolean; fontPx: number }

const isSide = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 16 && Number(value) <= 16_384

/** Only this origin's own bytes are ever loaded. */
const isOwnMedia = (url: string): boolean => /^\/(?!\/)/.test(url) || url.startsWith('blob:')

/** A message of the panel, or null for anything else. */
export function parseOrder(data: unknown): PreviewOrder | null {
  const order = data as Partial<PreviewOrder> | null
  if (order?.type !== 'preview' || !order.content || !order.canvas) return null
  const { width, height } = order.canvas
  if (!isSide(width) || !isSide(height)) return null
  const url = order.mediaUrl ?? null
  return {
    type: 'preview',
    canvas: { width, height },
    content: order.content,
    mediaUrl: url !== null && isOwnMedia(url) ? url : null,
  }
}
