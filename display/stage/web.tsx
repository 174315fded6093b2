import { useEffect, useRef, useState } from 'react'
import type { WebContent } from '../../playlists/content.ts'
import { webFrameAddress } from '../../playlists/web-page.ts'
import { Image } from './image.tsx'
import type { ViewProps } from './scene.ts'

type WebProps = ViewProps & { content: WebContent; media: string | null }

/**
 * A page of another site over its still picture: it comes in sight only when the frame around it says that the site has
 * answered, so no browser's error page is ever seen. The frame is ours, without our origin and without any permission.
 * On a folded canvas only the still picture is shown: pages in several frames would each go their own way.
 */
export function Web({ content, media, ...view }: WebProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [there, setThere] = useState(false)
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      if (source === frame.current?.contentWindow && data === 'web-page-there') setThere(true)
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [])
  return (
    <>
      <Image {...view} content={{ ...content.still, kind: 'image', fit: 'contain', description: '' }} media={media} />
      {!view.scene.film && (
        <iframe
          ref={frame}
          className="bt-web"
          src={webFrameAddress(content.url)}
          sandbox="allow-scripts"
          referrerPolicy="no-referrer"
          title={content.description}
          tabIndex={-1}
          data-there={there}
        />
      )}
    </>
  )
}
