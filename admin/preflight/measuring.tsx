import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Content } from '../../playlists/content.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'
import { targetsOf } from '../../playlists/preflight/target.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { useApi } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useReadPreviewOffice } from '../ui/preview-office.ts'
import { FrameRenderer } from '../ui/renderer.ts'
import { sizesOf } from './use-check.ts'

type Watching = { signal: AbortSignal; onDone?: (done: number) => void }
/** Draws contents out of sight on a canvas of every size there is, and tells what is to be seen. */
export type Pen = {
  sizes: readonly { width: number; height: number }[]
  measure: (content: Content, watching: Watching) => Promise<Measurement[]>
}

/** Lends a pen for as long as the work takes. */
export function useDrawing(): <T>(work: (pen: Pen) => Promise<T>) => Promise<T> {
  const { frameTitle } = useText().preflight
  const api = useApi()
  const readOffice = useReadPreviewOffice()
  return async (work) => {
    // Sizes are the same wherever it goes.
    const sizes = sizesOf(targetsOf(await api.call(listDisplays), new Set()))
    const renderer = new FrameRenderer(frameTitle)
    const measure: Pen['measure'] = async (content, { signal, onDone }) => {
      const office = await readOffice(content)
      let done = 0
      const frames = await Promise.all(
        sizes.map(async (canvas) => {
          const frame = await renderer.render({ canvas, content, ...office }, signal)
          onDone?.((done += 1))
          return frame
        }),
      )
      return frames.filter((frame) => frame !== null).map(({ measurement }) => measurement)
    }
    try {
      return await work({ sizes, measure })
    } finally {
      renderer.dispose()
    }
  }
}

const NOTICE = 'preflight'

type Noticed = { tell: (message: string) => void; signal: AbortSignal }

/** Says how far some work is while it lasts; with `stop` it can be called off. */
export async function withNotice<T>(first: string, work: (noticed: Noticed) => Promise<T>, stop?: string): Promise<T> {
  const calling = new AbortController()
  const message = (text: string) =>
    stop === undefined ? (
      text
    ) : (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{text}</Text>
        <Button size="compact-sm" variant="light" onClick={() => calling.abort()}>
          {stop}
        </Button>
      </Group>
    )
  const shown = { id: NOTICE, loading: true, autoClose: false as const, withCloseButton: false }
  notifications.show({ ...shown, message: message(first) })
  try {
    const tell = (text: string) => notifications.update({ ...shown, message: message(text) })
    return await work({ tell, signal: calling.signal })
  } finally {
    notifications.hide(NOTICE)
  }
}
