import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import classes from './preflight.module.css'

type Given = { picture: ImageData; led: boolean; dots: boolean; label: string }

const onResize = (changed: () => void): (() => void) => {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** A frame at its display's own pixels, one to one on this screen; a board of LED enlarged so that each dot is seen. */
export function FramePicture({ picture, led, dots, label }: Given): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const ratio = useSyncExternalStore(onResize, () => window.devicePixelRatio || 1)
  const times = led ? enlargement(picture) : 1
  const [width, height] = [picture.width * times, picture.height * times]
  useEffect(() => {
    if (ref.current) paint(ref.current, picture, times, led && dots)
  }, [picture, times, led, dots])
  useEffect(() => {
    const home = box.current
    if (home) home.scrollLeft = (home.scrollWidth - home.clientWidth) / 2
  }, [width])
  return (
    <div ref={box} className={classes.window} tabIndex={0} role="region" aria-label={label}>
      <canvas
        ref={ref}
        width={width}
        height={height}
        className={classes.pixels}
        style={{ width: width / ratio, height: height / ratio }}
        role="img"
        aria-label={label}
      />
    </div>
  )
}

/** Pixels of this screen that stand for a dot: more for a small board, one for a wall that fills a screen. */
const enlargement = ({ width }: ImageData): number =>
  width > 1100 ? 1 : Math.min(8, Math.max(3, Math.round(720 / width)))

function paint(canvas: HTMLCanvasElement, picture: ImageData, times: number, dots: boolean): void {
  const pen = canvas.getContext('2d')!
  pen.globalCompositeOperation = 'source-over'
  if (times === 1) return pen.putImageData(picture, 0, 0)
  const own = document.createElement('canvas')
  Object.assign(own, { width: picture.width, height: picture.height })
  own.getContext('2d')!.putImageData(picture, 0, 0)
  pen.imageSmoothingEnabled = false
  pen.drawImage(own, 0, 0, canvas.width, canvas.height)
  if (dots) maskDots(pen, times)
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
