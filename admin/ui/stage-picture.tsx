import { useInViewport } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Content } from '../../playlists/content.ts'
import { useShownContent } from './blanks.ts'
import { useText } from './language.tsx'
import { useKnownPreviewOffice } from './preview-office.ts'
import { FrameRenderer } from './renderer.ts'
import type { Order } from './renderer.ts'
import classes from './stage-picture.module.css'

/** The smallest that is drawn as a screen, with its ornament, and not as an LED board. */
const CANVAS = { width: 960, height: 540 }
const MOST_KEPT = 300

/** Pictures by what is on them, drawn one after the other by one page of the stage that nobody sees. */
class StagePictures {
  readonly #kept = new Map<string, string>()
  #renderer: FrameRenderer | null = null

  known(key: string): string | null {
    return this.#kept.get(key) ?? null
  }

  /** The address of the picture; null when it was called off or could not be drawn. */
  async draw(key: string, order: Order, title: string, signal: AbortSignal): Promise<string | null> {
    this.#renderer ??= new FrameRenderer(title, 1)
    const picture = await this.#renderer.picture(order, signal)
    return picture && this.#keep(key, URL.createObjectURL(picture))
  }

  #keep(key: string, url: string): string {
    this.#kept.set(key, url)
    const [oldest] = this.#kept
    if (oldest && this.#kept.size > MOST_KEPT) {
      URL.revokeObjectURL(oldest[1])
      this.#kept.delete(oldest[0])
    }
    return url
  }
}

const pictures = new StagePictures()

type Given = { content: Content; ground: string }

/** A material as a screen shows it, small; drawn once it is in sight. `ground` stands there until then. */
export function StagePicture({ content, ground }: Given): ReactNode {
  const title = useText().preflight.frameTitle
  const shown = useShownContent(content)
  const office = useKnownPreviewOffice(shown)
  const { ref, inViewport } = useInViewport()
  const facts = useMemo(() => JSON.stringify({ canvas: CANVAS, content: shown, ...office }), [shown, office])
  const [drawn, setDrawn] = useState<{ facts: string; url: string } | null>(null)
  const url = drawn?.facts === facts ? drawn.url : pictures.known(facts)
  useEffect(() => {
    if (!inViewport || office === null || pictures.known(facts) !== null) return
    const calling = new AbortController()
    void pictures.draw(facts, JSON.parse(facts) as Order, title, calling.signal).then((made) => {
      if (made !== null && !calling.signal.aborted) setDrawn({ facts, url: made })
    })
    return () => calling.abort()
  }, [inViewport, office, facts, title])
  return (
    <div ref={ref} className={classes.frame} style={{ background: ground }}>
      {/* What was drawn before stays until its successor is there. */}
      {(url ?? drawn?.url) && <img className={classes.picture} src={url ?? drawn?.url} alt="" />}
    </div>
  )
}
