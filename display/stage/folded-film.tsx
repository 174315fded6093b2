import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { place } from './text.tsx'
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
      const glass = useMirror(mirrors, name)
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
      const glass = useMirror(mirrors, nameOf(props), props.onReady)
      return <Glass glass={glass} {...props} />
    },
  }
}

/** One showing of one file. */
const nameOf = ({ media, slot }: FilmProps): string => `${media} ${slot.start}`

function useMirror(mirrors: Mirrors, name: string, onReady?: () => void): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) return mirrors.join(name, { canvas: canvas.current, painted: onReady ?? (() => {}) })
  }, [mirrors, name, onReady])
  return canvas
}

type GlassProps = Pick<FilmProps, 'content' | 'canvas'> & { glass: RefObject<HTMLCanvasElement | null> }

function Glass({ glass, content, canvas }: GlassProps) {
  const box = filmBox(content, canvas)
  return (
    <div className="bt-view bt-dark">
      <canvas ref={glass} className="bt-screen" width={box.width} height={box.height} style={place(box)} />
    </div>
  )
}

type Mirror = { canvas: HTMLCanvasElement; painted: () => void }

class Mirrors {
  readonly #mirrors = new Map<string, Set<Mirror>>()
  readonly #films = new Map<string, HTMLVideoElement>()

  join(name: string, mirror: Mirror): () => void {
    const all = this.#mirrors.get(name) ?? new Set()
    this.#mirrors.set(name, all.add(mirror))
    const film = this.#films.get(name)
    if (film && film.readyState >= film.HAVE_CURRENT_DATA) paint(film, mirror)
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
        for (const mirror of this.#mirrors.get(name) ?? []) paint(film, mirror)
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

function paint(film: HTMLVideoElement, { canvas, painted }: Mirror): void {
  canvas.getContext('2d', { alpha: false })?.drawImage(film, 0, 0, canvas.width, canvas.height)
  painted()
}
