import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import classes from './preflight.module.css'

/** `fitted`: as much of it as there is room for; `pixels`: one to one on this screen; `dots`: LED enlarged, dot by dot. */
export type Showing = 'fitted' | 'pixels' | 'dots'

type Given = { picture: ImageData; led: boolean; show: Showing; label: string }

const onResize = (changed: () => void): (() => void) => {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** A frame of a display, drawn at its own pixels. */
export function FramePicture({ picture, led, show, label }: Given): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null)
  const ratio = useSyncExternalStore(onResize, () => window.devicePixelRatio || 1)
  const times = led && show === 'dots' ? enlargement(picture) : 1
  const [width, height] = [picture.width * times, picture.height * times]
  useEffect(() => {
    if (ref.current) paint(ref.current, picture, times)
  }, [picture, times])
  // A board of a few pixels would be a stamp: it may grow, too.
  const fitted = { width: led ? picture.width * enlargement(picture) : undefined }
  return (
    <canvas
      ref={ref}
      width={width}
      height={height}
      className={`${classes.picture} ${show === 'fitted' ? classes.fitted : ''} ${led ? classes.led : ''}`}
      style={show === 'fitted' ? fitted : { width: width / ratio, height: height / ratio }}
      role="img"
      aria-label={label}
    />
  )
}

/** Pixels of this screen that stand for a dot: more for a small board, one for a wall that fills a screen. */
const enlargement = ({ width }: ImageData): number =>
  width > 1100 ? 1 : Math.min(8, Math.max(3, Math.round(720 / width)))

function paint(canvas: HTMLCanvasElement, picture: ImageData, times: number): void {
  const pen = canvas.getContext('2d')!
  pen.globalCompositeOperation = 'source-over'
  if (times === 1) return pen.putImageData(picture, 0, 0)
  const own = document.createElement('canvas')
  Object.assign(own, { width: picture.width, height: picture.height })
  own.getContext('2d')!.putImageData(picture, 0, 0)
  pen.imageSmoothingEnabled = false
  pen.drawImage(own, 0, 0, canvas.width, canvas.height)
  maskDots(pen, times)
}

/** Between the dots of a board there is nothing. */
function maskDots(pen: CanvasRenderingContext2D, times: number): void {
  const { width, height } = pen.canvas
  const tile = document.createElement('canvas')
  Object.assign(tile, { width: times, height: times })
  const dot = tile.getContext('2d')!
  dot.arc(times / 2, times / 2, times * 0.46, 0, 2 * Math.PI)
  dot.fill()
  pen.globalCompositeOperation = 'destination-in'
  pen.fillStyle = pen.createPattern(tile, 'repeat')!
  pen.fillRect(0, 0, width, height)
  pen.globalCompositeOperation = 'destination-over'
  pen.fillStyle = '#000'
  pen.fillRect(0, 0, width, height)
}
