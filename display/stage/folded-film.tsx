import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Box } from './canvas.ts'
import type { FilmProps, FilmView } from './scene.ts'
import { Video, filmBox } from './video.tsx'

/**
 * A film on a folded canvas: one decoder, whose every frame is painted in all pieces at once. So they cannot fall out of
 * step, and a strip in eight rows costs one film and eight copies of a picture.
 */
export function makeFilms(): { first: FilmView; echo: FilmView } {
  const mirrors = new Mirrors()
  return {
    first: function FirstFilm(props: FilmProps) {
      const film = useRef<HTMLDivElement>(null)
      const name = nameOf(props)
      useEffect(() => {
        const video = film.current?.querySelector('video')
        if (video) return mirrors.follow(name, video)
      }, [name])
      const glass = useMirror(mirrors, props)
      return (
        <>
          <div ref={film}>
            <Video {...props} />
          </div>
          <Glass glass={glass} {...props} />
        </>
      )
    },
    echo: function EchoFilm(props: FilmProps) {
      const glass = useMirror(mirrors, props, props.onReady)
      return <Glass glass={glass} {...props} />
    },
  }
}

/** One showing of one file. */
const nameOf = ({ media, slot }: FilmProps): string => `${media} ${slot.start}`

type Painted = (() => void) | undefined

function useMirror(mirrors: Mirrors, props: FilmProps, painted?: Painted): RefObject<HTMLCanvasElement | null> {
  const glass = useRef<HTMLCanvasElement>(null)
  const { content, canvas } = props
  const name = nameOf(props)
  useEffect(() => {
    if (glass.current === null) return
    const box = filmBox(content, canvas)
    return mirrors.join(name, { canvas: glass.current, box, painted: painted ?? (() => {}) })
  }, [mirrors, name, content, canvas, painted])
  return glass
}

type GlassProps = Pick<FilmProps, 'canvas'> & { glass: RefObject<HTMLCanvasElement | null> }

function Glass({ glass, canvas: { width, height } }: GlassProps) {
  return (
    <div className="bt-view bt-dark">
      <canvas ref={glass} className="bt-screen" width={width} height={height} />
    </div>
  )
}

type Mirror = { canvas: HTMLCanvasElement; box: Box; painted: () => void }

class Mirrors {
  readonly #mirrors = new Map<string, Set<Mirror>>()
  readonly #films = new Map<string, HTMLVideoElement>()

  join(name: string, mirror: Mirror): () => void {
    const all = this.#mirrors.get(name) ?? new Set()
    this.#mirrors.set(name, all.add(mirror))
    const film = this.#films.get(name)
    if (film && film.readyState >= film.HAVE_CURRENT_DATA) paint(film, all)
    return () => {
      all.delete(mirror)
      if (all.size === 0) this.#mirrors.delete(name)
    }
  }

  /** Every frame that the film presents, from now on. */
  follow(name: string, film: HTMLVideoElement): () => void {
    this.#films.set(name, film)
    let request = 0
    const next = (): void => {
      request = film.requestVideoFrameCallback(() => {
        paint(film, this.#mirrors.get(name) ?? new Set())
        next()
      })
    }
    next()
    return () => {
      film.cancelVideoFrameCallback(request)
      this.#films.delete(name)
    }
  }
}

/** The frame is taken once: the film goes on meanwhile, and would give the next piece another one. */
function paint(film: HTMLVideoElement, mirrors: ReadonlySet<Mirror>): void {
  const [first, ...others] = mirrors
  if (!first) return
  const { left, top, width, height } = first.box
  glassOf(first)?.drawImage(film, left, top, width, height)
  for (const other of others) glassOf(other)?.drawImage(first.canvas, 0, 0)
  for (const { painted } of [first, ...others]) painted()
}

const glassOf = ({ canvas }: Mirror): CanvasRenderingContext2D | null => canvas.getContext('2d', { alpha: false })
