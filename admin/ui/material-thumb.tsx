import { useInViewport } from '@mantine/hooks'
import { IconClock, IconFiles, IconPlayerPlay, IconQrcode, IconWorldWww } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { partsOf } from '../../playlists/blanks.ts'
import type {
  Content,
  FigureContent,
  HoursContent,
  ImageContent,
  QrContent,
  SlidesContent,
  SloganContent,
  TableContent,
  VideoContent,
  WebContent,
} from '../../playlists/material.ts'
import { useBlankName } from './blanks.ts'
import { fileUrl, posterUrl } from './film.tsx'
import classes from './material-thumb.module.css'
import { useFormat } from './office.ts'
import { TEMPLATE_COLORS } from './template-colors.ts'
import { Unbroken } from './unbroken.tsx'

/** A light picture of a material for lists; decorative, so a title stands beside it. */
export function MaterialThumb({ content }: { content: Content }): ReactNode {
  return (
    <div className={classes.frame} aria-hidden="true">
      {picture(content)}
    </div>
  )
}

function picture(content: Content): ReactNode {
  switch (content.kind) {
    case 'slogan':
      return <SloganThumb content={content} />
    case 'qr':
      return <QrThumb content={content} />
    case 'figure':
      return <FigureThumb content={content} />
    case 'table':
      return <TableThumb content={content} />
    case 'hours':
      return <HoursThumb content={content} />
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

/** Words with each open blank as a small sign that names what is missing. */
const Words = ({ of }: { of: string }) =>
  partsOf(of).map((part, n) =>
    'blank' in part ? <Blank key={n} name={part.blank} /> : <Unbroken key={n} of={part.words} />,
  )

const Blank = ({ name }: { name: string }) => <span className={classes.blank}>{useBlankName(name)}</span>

/** Letters as large as so many of them fit on half of a 16:9 tile, in hundredths of its width. */
const letterSize = (letters: number, most: number): string =>
  `${Math.min(most, 58 / Math.sqrt(Math.max(letters, 1)))}cqw`

function SloganThumb({ content }: { content: SloganContent }) {
  const { ground, ink } = TEMPLATE_COLORS[content.template]
  const crowd = content.steps.length > 0 || content.support !== ''
  return (
    <div className={classes.words} style={{ background: ground, color: ink }}>
      <div className={classes.headline} style={{ fontSize: letterSize(content.headline.length, crowd ? 8 : 11) }}>
        <Words of={content.headline} />
      </div>
      {content.steps.length > 0 ? (
        <ol className={classes.steps}>
          {content.steps.slice(0, 4).map((step, n) => (
            <li key={n}>
              {n + 1}. <Words of={step} />
            </li>
          ))}
        </ol>
      ) : (
        content.support !== '' && (
          <div className={classes.support}>
            <Words of={content.support} />
          </div>
        )
      )}
    </div>
  )
}

function QrThumb({ content }: { content: QrContent }) {
  return (
    <div className={`${classes.words} ${classes.qr}`}>
      <IconQrcode size="34cqw" stroke={1.5} />
      <div className={classes.headline} style={{ fontSize: letterSize(content.headline.length * 2, 8) }}>
        <Words of={content.headline} />
      </div>
    </div>
  )
}

function FigureThumb({ content }: { content: FigureContent }) {
  const { ground, ink, accent } = TEMPLATE_COLORS[content.template]
  const { value, decimals, unit } = content
  const figure = useFormat().number(value, decimals)
  return (
    <div className={classes.words} style={{ background: ground, color: ink }}>
      <div className={classes.headline} style={{ fontSize: letterSize(figure.length * 3, 17), color: accent }}>
        {figure} {unit}
      </div>
      <div className={classes.support}>
        <Words of={content.headline} />
      </div>
    </div>
  )
}

const FIRST = { rows: 4, columns: 3 }

function TableThumb({ content }: { content: TableContent }) {
  const { ground, ink } = TEMPLATE_COLORS[content.template]
  const { columns, rows } = content
  return (
    <div className={classes.words} style={{ background: ground, color: ink }}>
      <div className={classes.headline} style={{ fontSize: letterSize(content.headline.length, 7) }}>
        <Words of={content.headline} />
      </div>
      <table className={classes.table}>
        <tbody>
          {[columns.map(({ title }) => title), ...rows].slice(0, FIRST.rows).map((row, n) => (
            <tr key={n}>
              {row.slice(0, FIRST.columns).map((cell, m) => (
                <td key={m}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HoursThumb({ content }: { content: HoursContent }) {
  const { ground, ink } = TEMPLATE_COLORS.hours
  return (
    <div className={classes.words} style={{ background: ground, color: ink }}>
      <IconClock size="26cqw" stroke={1.5} />
      <div className={classes.headline} style={{ fontSize: letterSize(content.headline.length * 2, 8) }}>
        <Words of={content.headline} />
      </div>
    </div>
  )
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
