import { Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Content } from '../../playlists/material.ts'
import { useShownContent } from './blanks.ts'
import { shapeOf } from './canvases.ts'
import type { Canvas } from './canvases.ts'
import { useFormat } from './office.ts'
import { useText } from './language.tsx'
import { ScreenPreview } from './preview.tsx'
import type { Drawn } from './preview.tsx'
import classes from './screens.module.css'

const SHAPES = ['landscape', 'portrait', 'ribbon'] as const

type Props = { canvases: readonly Canvas[]; content: Content }

/**
 * One content drawn on several screens at once, each at its own pixels, under the names of the displays:
 * upright ones stand beside the wide ones, ribbons lie below. */
export function Screens({ canvases, content }: Props): ReactNode {
  const shown = useShownContent(content)
  return (
    <div className={classes.screens}>
      {SHAPES.map((shape) => {
        const some = canvases.filter(({ width, height }) => shapeOf(width, height) === shape)
        if (some.length === 0) return null
        return (
          <div key={shape} className={`${classes.column} ${classes[shape]}`}>
            {some.map((canvas) => (
              <Screen key={canvas.key} canvas={canvas} content={shown} />
            ))}
          </div>
        )
      })}
    </div>
  )
}

function Screen({ canvas, content }: { canvas: Canvas; content: Content }) {
  const format = useFormat()
  const text = useText().kit.preview
  const { width, height, names } = canvas
  const maxHeight = shapeOf(width, height) === 'portrait' ? 340 : 420
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  return (
    <figure className={classes.frame} style={{ maxWidth: (maxHeight * width) / height }}>
      <div className={classes.picture}>
        <ScreenPreview canvas={{ width, height }} content={content} maxHeight={maxHeight} onDrawn={setDrawn} />
      </div>
      <figcaption className={classes.caption}>
        <span>{names.join(', ')}</span>
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
