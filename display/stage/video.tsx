import { useEffect, useLayoutEffect, useRef } from 'react'
import type { VideoContent } from '../../playlists/content.ts'
import type { Box, Canvas } from './canvas.ts'
import { Film } from './film.ts'
import type { FilmProps } from './scene.ts'
import { place } from './text.tsx'

/** A video, opened and standing on its first frame before it is revealed. */
export function Video({ content, media, slot, canvas, scene, visible, onReady, onFailed }: FilmProps) {
  const holder = useRef<HTMLDivElement>(null)
  const film = useRef<Film | null>(null)
  const { muted, videos, now } = scene
  const sound = !muted && content.hasSound
  const start = slot.durationMs === null ? null : slot.start
  // Its decoder is given back in the very step that takes it off the page, not some frames later.
  useLayoutEffect(() => {
    if (media === null || !holder.current) return onFailed('media-missing')
    const elapsed = (): number | null => (start === null ? null : now() - start)
    const opened = new Film(videos, holder.current, elapsed, { ready: onReady, failed: onFailed })
    opened.open(media, content.durationMs)
    film.current = opened
    return () => opened.close()
  }, [media, start, content.durationMs, videos, now, onReady, onFailed])
  useEffect(() => {
    if (visible) film.current?.show(sound)
  }, [visible, sound])
  return (
    <div className="bt-view">
      <div ref={holder} className="bt-screen" style={place(filmBox(content, canvas))} />
    </div>
  )
}

/** Where the picture lies in whole pixels: all of it inside the canvas, or covering it. */
export function filmBox({ width, height, fit }: Pick<VideoContent, 'width' | 'height' | 'fit'>, canvas: Canvas): Box {
  const [across, down] = [canvas.width / width, canvas.height / height]
  const scale = fit === 'cover' ? Math.max(across, down) : Math.min(across, down)
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const left = Math.floor((canvas.width - size.width) / 2)
  return { left, top: Math.floor((canvas.height - size.height) / 2), ...size }
}
