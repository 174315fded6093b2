import { useInViewport } from '@mantine/hooks'
import { IconFiles, IconPlayerPlay, IconWorldWww } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Content, ImageContent, SlidesContent, VideoContent, WebContent } from '../../playlists/content.ts'
import { fileUrl, posterUrl } from './film.tsx'
import classes from './material-thumb.module.css'
import { StagePicture } from './stage-picture.tsx'
import { TEMPLATE_GROUNDS } from './template-colors.ts'

/** A small picture of a material for lists, as a screen shows it; decorative, so a title stands beside it. */
export function MaterialThumb({ content }: { content: Content }): ReactNode {
  return (
    <div className={classes.frame} aria-hidden="true">
      {picture(content)}
    </div>
  )
}

const QR_GROUND = '#0a3a7c'

function picture(content: Content): ReactNode {
  switch (content.kind) {
    case 'slogan':
    case 'figure':
    case 'table':
      return <StagePicture content={content} ground={TEMPLATE_GROUNDS[content.template]} />
    case 'qr':
      return <StagePicture content={content} ground={QR_GROUND} />
    case 'hours':
      return <StagePicture content={content} ground={TEMPLATE_GROUNDS.hours} />
    case 'image':
      return <ImageThumb content={content} />
    case 'video':
      return <VideoThumb content={content} />
    case 'slides':
      return <SlidesThumb content={content} />
    case 'web':
      return <WebThumb content={content} />
  }
}

function ImageThumb({ content }: { content: ImageContent }) {
  const style = { objectFit: content.fit }
  return <img className={classes.media} style={style} src={fileUrl(content.file)} alt="" loading="lazy" />
}

function SlidesThumb({ content: { pages, fit } }: { content: SlidesContent }) {
  return (
    <div className={classes.media}>
      <img className={classes.media} style={{ objectFit: fit }} src={fileUrl(pages[0]!.file)} alt="" loading="lazy" />
      <div className={classes.count}>
        <IconFiles size={16} /> {pages.length}
      </div>
    </div>
  )
}

function WebThumb({ content: { still } }: { content: WebContent }) {
  return (
    <div className={classes.media}>
      <img className={classes.media} src={fileUrl(still.file)} alt="" loading="lazy" />
      <div className={classes.count}>
        <IconWorldWww size={16} />
      </div>
    </div>
  )
}

/** Its poster; where the server has none, the film itself. */
function VideoThumb({ content }: { content: VideoContent }) {
  const [without, setWithout] = useState(false)
  if (without) return <FilmThumb content={content} />
  const style = { objectFit: content.fit }
  return (
    <div className={classes.media}>
      <img
        className={classes.media}
        style={style}
        src={posterUrl(content.file)}
        alt=""
        loading="lazy"
        onError={() => setWithout(true)}
      />
      <div className={classes.sign}>
        <IconPlayerPlay size={34} />
      </div>
    </div>
  )
}

/** The file's first moments are fetched only once the tile is in sight. */
function FilmThumb({ content }: { content: VideoContent }) {
  const { ref, inViewport } = useInViewport()
  return (
    <div ref={ref} className={classes.media}>
      {inViewport && (
        <video
          className={classes.media}
          style={{ objectFit: content.fit }}
          src={`${fileUrl(content.file)}#t=0.5`}
          preload="metadata"
          muted
          tabIndex={-1}
        />
      )}
      <div className={classes.sign}>
        <IconPlayerPlay size={34} />
      </div>
    </div>
  )
}
