import { useEffect, useMemo, useState } from 'react'
import { makeShowing } from '../engine/showing.ts'
import type { Snapshot, StageReports } from '../engine/snapshot.ts'
import type { Hash, MaterialId } from '../../playlists/ids.ts'
import { filesOf } from '../../playlists/content.ts'
import type { Content } from '../../playlists/content.ts'
import type { Instant } from '../../playlists/time.ts'
import { parseOrder } from './preview-order.ts'
import { measureLayer, nothingDrawn, pictureOf } from './measure/measure.ts'
import type { FrameOrder, PagePreview, PreviewDrawn, PreviewMeasured, PreviewPicture } from './preview-order.ts'
import { Stage } from './stage.tsx'

export type PreviewPageProps = { now: () => Instant }
type Asked = { order: PagePreview | FrameOrder; turn: number; heardAt: Instant }

const toPanel = (message: { type: 'preview-ready' } | PreviewDrawn | PreviewMeasured | PreviewPicture): void =>
  window.parent.postMessage(message, location.origin)

/** A display that shows what its panel asks for, in an iframe of the same origin, and tells how it came out. */
export function PreviewPage({ now }: PreviewPageProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [desk] = useState(() => new Desk())
  useEffect(() => {
    const heard = (event: MessageEvent): void => {
      if (event.origin !== location.origin || event.source !== window.parent) return
      const order = parseOrder(event.data)
      if (order) setAsked(desk.take(order, now()))
    }
    addEventListener('message', heard)
    toPanel({ type: 'preview-ready' })
    return () => removeEventListener('message', heard)
  }, [desk, now])
  const snapshot = useMemo(() => makeSnapshot(asked), [asked])
  const order = asked?.order
  /** A frame is of its own instant: a clock in it stands still. */
  const clock = useMemo(() => (order?.type === 'frame' ? () => order.at : now), [order, now])
  return <Stage snapshot={snapshot} now={clock} reports={desk} />
}

function makeSnapshot(asked: Asked | null): Snapshot {
  if (!asked) return { kind: 'starting' }
  return asked.order.type === 'frame' ? frameOf(asked.order, asked.turn) : pageOf(asked.order, asked)
}

/** Files come by the staff's own session. */
function frameOf({ canvas, zone, fallback, hours, zones }: FrameOrder, turn: number): Snapshot {
  const views = zones.map((playing) => {
    const { show } = playing
    const media = show.kind === 'slot' ? addressesOf(show.content) : []
    const current = makeShowing(playing, { fallback, hours }, { key: `frame-${turn}-${playing.zone}`, media })
    return { name: playing.zone, current, next: null }
  })
  const office = { name: fallback.office, logo: fallback.logo ? urlOf(fallback.logo.file) : null }
  const { brightness } = zones[0]!
  return { kind: 'playing', canvas: { x: 0, y: 0, ...canvas }, zone, office, brightness, muted: true, zones: views }
}

const urlOf = (file: Hash): string => `/api/files/${encodeURIComponent(file)}`
const addressesOf = (content: Content): string[] => filesOf(content).map(({ hash }) => urlOf(hash))

function pageOf({ canvas, content, office, hours, zone }: PagePreview, asked: Asked): Snapshot {
  const rect = { x: 0, y: 0, ...canvas }
  const current = {
    kind: 'content' as const,
    key: keyOf(asked),
    content,
    revision: '' as Hash,
    material: 0 as MaterialId,
    media: addressesOf(content),
    slot: { start: asked.heardAt, durationMs: null },
    hours,
    solemn: false,
    rect,
  }
  const zones = [{ name: 'main' as const, current, next: null }]
  return { kind: 'playing', canvas: rect, zone, office, brightness: 100, muted: true, zones }
}

/** Takes the panel's orders and answers the one that is drawn; an older one is nobody's business any more. */
class Desk implements StageReports {
  #asked: Asked | null = null

  take(order: Asked['order'], heardAt: Instant): Asked {
    const asked = { order, turn: (this.#asked?.turn ?? 0) + 1, heardAt }
    this.#asked = asked
    return asked
  }

  readonly ready = (): void => {}

  readonly painted = (key: string): void => {
    toPanel(look(key))
    if (this.#asked && key === keyOf(this.#asked)) void answer(this.#asked.order, key)
  }

  readonly failed = (key: string): void => {
    toPanel({ type: 'preview-drawn', fits: false, fontPx: 0 })
    if (this.#asked && key === keyOf(this.#asked)) void answer(this.#asked.order, null)
  }
}

const keyOf = ({ turn }: Pick<Asked, 'turn'>): string => `preview-${turn}`

/** Answers a job: with what is to be seen in the layer, or that there is nothing. */
async function answer(order: Asked['order'], key: string | null): Promise<void> {
  if (order?.type !== 'preview' || order.job === undefined) return
  const layer = key === null ? null : document.querySelector<HTMLElement>(`[data-showing="${key}"]`)
  if (order.only === 'picture') {
    const picture = layer && (await pictureOf(layer))
    return toPanel({ type: 'preview-picture', job: order.job, picture })
  }
  const measured = layer === null ? nothingDrawn(order.canvas) : await measureLayer(layer, order.content)
  toPanel({ type: 'preview-measured', job: order.job, ...measured })
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
