import { isSamePlace } from '../engine/snapshot.ts'
import type { Showing } from '../engine/snapshot.ts'

/**
 * The two layers of a zone. `shown` is what the public sees; `incoming` is mounted unseen beneath it until it is ready;
 * `leaving` stays under a newly revealed layer until that has been painted.
 */
export type Buffer = {
  wanted: Showing | null
  next: Showing | null
  shown: Showing | null
  incoming: Showing | null
  ready: boolean
  leaving: Showing | null
}

export type BufferEvent =
  | { kind: 'feed'; current: Showing; next: Showing | null }
  | { kind: 'ready'; key: string }
  | { kind: 'gone'; key: string }

export const emptyBuffer: Buffer = {
  wanted: null,
  next: null,
  shown: null,
  incoming: null,
  ready: false,
  leaving: null,
}

/** The buffer after an event: reveals what is wanted as soon as it is ready, never before. */
export function stepBuffer(buffer: Buffer, event: BufferEvent): Buffer {
  switch (event.kind) {
    case 'feed':
      return settle({ ...buffer, ...moved(buffer, event.current), wanted: event.current, next: event.next })
    case 'ready':
      return buffer.incoming?.key === event.key ? settle({ ...buffer, ready: true }) : buffer
    case 'gone':
      return buffer.leaving?.key === event.key ? settle({ ...buffer, leaving: null }) : buffer
  }
}

/** The same thing in another rectangle is moved, not drawn again. */
function moved({ shown, incoming }: Buffer, current: Showing): Partial<Buffer> {
  const hasMoved = (one: Showing | null) => one?.key === current.key && !isSamePlace(one.rect, current.rect)
  return { ...(hasMoved(shown) && { shown: current }), ...(hasMoved(incoming) && { incoming: current }) }
}

function settle(buffer: Buffer): Buffer {
  const prepared = prepare(buffer)
  const { incoming, wanted, ready, leaving } = prepared
  const due = incoming !== null && ready && leaving === null && incoming.key === wanted?.key
  return due
    ? prepare({ ...prepared, leaving: prepared.shown, shown: incoming, incoming: null, ready: false })
    : prepared
}

/** Chooses what is mounted unseen: what is wanted and not yet shown, else what comes next, once the old layer is gone. */
function prepare(buffer: Buffer): Buffer {
  const { wanted, shown, next, leaving } = buffer
  const late = wanted !== null && wanted.key !== shown?.key
  const ahead = next !== null && next.key !== shown?.key && leaving === null ? next : null
  const incoming = late ? wanted : ahead
  if (incoming?.key === buffer.incoming?.key) return buffer
  return { ...buffer, incoming, ready: false }
}

/** The mounted layers in a constant order of keys' arrival, so that React keeps each one's DOM node. */
export function layersOf({ incoming, leaving, shown }: Buffer): Showing[] {
  return [leaving, shown, incoming].filter((showing) => showing !== null)
}
