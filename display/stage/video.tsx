import { useEffect, useRef } from 'react'
import type { VideoContent } from '../../playlists/material.ts'
import type { Box, Canvas } from './canvas.ts'
import type { ViewProps } from './scene.ts'
import { place } from './text.tsx'
import { openVideo, startVideo } from './video-player.ts'

type VideoProps = ViewProps & { content: VideoContent; media: string | null; offsetMs: number }

/** A video, opened and standing on its first frame before it is revealed. */
export function Video({ content, media, offsetMs, canvas, scene, visible, onReady, onFailed }: VideoProps) {
  const ref = useRef<HTMLVideoElement>(null)
  const sound = !scene.muted && content.hasSound
  useEffect(() => {
    if (media === null) onFailed('media-missing')
    else if (ref.current) return openVideo(ref.current, media, offsetMs, { ready: onReady, failed: onFailed })
  }, [media, offsetMs, onReady, onFailed])
  useEffect(() => {
    if (visible && ref.current) return startVideo(ref.current, sound, onFailed)
  }, [visible, sound, onFailed])
  return (
    <div className="bt-view">
      <video ref={ref} playsInline disablePictureInPicture preload="auto" style={place(filmBox(content, canvas))} />
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
