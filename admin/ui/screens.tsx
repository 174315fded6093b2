import { Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Content } from '../../playlists/content.ts'
import { useShownContent } from './blanks.ts'
import { shapeOf } from './canvases.ts'
import type { Canvas } from './canvases.ts'
import { useFormat } from './office.ts'
import { useText } from './language.tsx'
import { ScreenPreview } from './preview.tsx'
import type { Drawn } from './preview.tsx'
import classes from './screens.module.css'

/** A small board is enlarged so far: more shows no more of it. */
const MOST_TIMES = 4
const SHAPES = ['landscape', 'portrait', 'ribbon'] as const

type Props = {
  canvases: readonly Canvas[]
  content: Content
  /** What stands before the names of a canvas. */
  mark?: (key: string) => ReactNode
  maxHeight?: number
}

/**
 * One content drawn on several screens at once, each at its own pixels, under the names of the displays:
 * upright ones stand beside the wide ones, ribbons lie below; the shape of the first one comes first.
 */
export function Screens({ canvases, content, mark, maxHeight = 420 }: Props): ReactNode {
  const shown = useShownContent(content)
  const at = (shape: (typeof SHAPES)[number]): number =>
    canvases.findIndex(({ width, height }) => shapeOf(width, height) === shape)
  return (
    <div className={classes.screens}>
      {SHAPES.toSorted((a, b) => at(a) - at(b)).map((shape) => {
        const some = canvases.filter(({ width, height }) => shapeOf(width, height) === shape)
        if (some.length === 0) return null
        return (
          <div key={shape} className={`${classes.column} ${classes[shape]}`}>
            {some.map((canvas) => (
              <Screen key={canvas.key} canvas={canvas} content={shown} mark={mark?.(canvas.key)} most={maxHeight} />
            ))}
          </div>
        )
      })}
    </div>
  )
}

type ScreenProps = { canvas: Canvas; content: Content; mark: ReactNode; most: number }

function Screen({ canvas, content, mark, most }: ScreenProps) {
  const format = useFormat()
  const text = useText().kit.preview
  const { width, height, names } = canvas
  const shape = shapeOf(width, height) === 'portrait' ? Math.min(340, most) : most
  const maxHeight = Math.min(shape, MOST_TIMES * height)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  return (
    <figure className={classes.frame} style={{ maxWidth: (maxHeight * width) / height }}>
      <div className={classes.picture}>
        <ScreenPreview canvas={{ width, height }} content={content} maxHeight={maxHeight} onDrawn={setDrawn} />
      </div>
      <figcaption className={classes.caption}>
        <span>
          {mark}
          {names.join(', ')}
        </span>
        <span className={classes.pixels}>
          {width} × {height}
        </span>
      </figcaption>
      {drawn?.fits === false && (
        <Text size="xs" c="orange.9" role="status">
          {text.tight(format.number(drawn.fontPx))}
        </Text>
      )}
    </figure>
  )
}
