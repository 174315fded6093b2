import { useEffect, useMemo, useState } from 'react'
import { fileOf, makeShowing } from '../engine/showing.ts'
import type { Snapshot, StageReports } from '../engine/snapshot.ts'
import type { Hash, MaterialId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import { parseOrder } from './preview-order.ts'
import type { FrameOrder, PreviewDrawn, PreviewOffice, PreviewOrder } from './preview-order.ts'
import { Stage } from './stage.tsx'

export type PreviewPageProps = { now: () => Instant }
type PagePreview = PreviewOrder & PreviewOffice
type Asked = { order: PagePreview | FrameOrder; turn: number; heardAt: Instant }

const toPanel = (message: { type: 'preview-ready' } | PreviewDrawn): void =>
  window.parent.postMessage(message, location.origin)

/** A display that shows what its panel asks for, in an iframe of the same origin, and tells how it came out. */
export function PreviewPage({ now }: PreviewPageProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    const heard = (event: MessageEvent): void => {
      if (event.origin !== location.origin || event.source !== window.parent) return
      const order = parseOrder(event.data)
      if (order) setAsked((before) => ({ order, turn: (before?.turn ?? 0) + 1, heardAt: now() }))
    }
    addEventListener('message', heard)
    toPanel({ type: 'preview-ready' })
    return () => removeEventListener('message', heard)
  }, [now])
  const snapshot = useMemo(() => makeSnapshot(asked), [asked])
  const reports = useMemo(() => makeReports(), [])
  const order = asked?.order
  /** A frame is of its own instant: a clock in it stands still. */
  const clock = useMemo(() => (order?.type === 'frame' ? () => order.at : now), [order, now])
  return <Stage snapshot={snapshot} now={clock} reports={reports} />
}

function makeSnapshot(asked: Asked | null): Snapshot {
  if (!asked) return { kind: 'starting' }
  return asked.order.type === 'frame' ? frameOf(asked.order, asked.turn) : pageOf(asked.order, asked)
}

/** Files come by the staff's own session. */
function frameOf({ canvas, at, zone, fallback, hours, zones }: FrameOrder, turn: number): Snapshot {
  const views = zones.map((playing) => {
    const { show } = playing
    const media = urlOf(show.kind === 'slot' ? fileOf(show.content) : null)
    const joinedMs = show.kind === 'slot' ? Math.max(0, at - show.plannedAt) : 0
    const current = makeShowing(playing, { fallback, hours }, { key: `frame-${turn}-${playing.zone}`, media, joinedMs })
    return { name: playing.zone, rect: playing.rect, current, next: null }
  })
  const office = { name: fallback.office, logo: urlOf(fallback.logo?.file ?? null) }
  const { brightness } = zones[0]!
  return { kind: 'playing', canvas: { x: 0, y: 0, ...canvas }, zone, office, brightness, muted: true, zones: views }
}

const urlOf = (file: Hash | null): string | null => (file === null ? null : `/api/files/${encodeURIComponent(file)}`)

function pageOf({ canvas, content, mediaUrl, office, hours, zone }: PagePreview, asked: Asked): Snapshot {
  const rect = { x: 0, y: 0, ...canvas }
  const current = {
    kind: 'content' as const,
    key: `preview-${asked.turn}`,
    content,
    revision: '' as Hash,
    material: 0 as MaterialId,
    media: mediaUrl,
    offsetMs: 0,
    slot: { start: asked.heardAt, durationMs: null },
    hours,
  }
  const zones = [{ name: 'main' as const, rect, current, next: null }]
  return { kind: 'playing', canvas: rect, zone, office, brightness: 100, muted: true, zones }
}

function makeReports(): StageReports {
  return {
    ready: () => {},
    painted: (key) => toPanel(look(key)),
    failed: () => toPanel({ type: 'preview-drawn', fits: false, fontPx: 0 }),
  }
}

/** What can be read off the drawn layer: its smallest letters, and whether any text has to run. */
function look(key: string): PreviewDrawn {
  const layer = document.querySelector(`[data-showing="${key}"]`)
  const sizes = [...(layer?.querySelectorAll('[data-font-px]') ?? [])].map((one) =>
    Number(one.getAttribute('data-font-px')),
  )
  return {
    type: 'preview-drawn',
    fits: layer?.querySelector('[data-marquee]') === null,
    fontPx: sizes.length > 0 ? Math.min(...sizes) : 0,
  }
}
