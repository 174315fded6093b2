import { useEffect, useRef } from 'react'
import type { ImageContent } from '../../playlists/content.ts'
import { PAINTED_FRAMES, afterFrames } from './frames.ts'
import type { ViewProps } from './scene.ts'

type ImageProps = ViewProps & { content: ImageContent; media: string | null }

/** A picture, shown only once every one of its pixels has been decoded. */
export function Image({ content, media, onReady, onFailed }: ImageProps) {
  const ref = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (media === null) onFailed('media-missing')
    else if (ref.current) return decode(ref.current, onReady, () => onFailed('decode'))
  }, [media, onReady, onFailed])
  return (
    <div className="bt-view bt-dark">
      {media !== null && (
        <img ref={ref} src={media} alt="" decoding="sync" draggable={false} style={{ objectFit: content.fit }} />
      )}
    </div>
  )
}

function decode(image: HTMLImageElement, ready: () => void, failed: () => void): () => void {
  let release = (): void => {}
  let over = false
  image.decode().then(
    () => {
      if (!over) release = afterFrames(PAINTED_FRAMES, ready)
    },
    () => {
      if (!over) failed()
    },
  )
  return () => {
    over = true
    release()
  }
}
