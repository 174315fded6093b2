/** Two layers of one zone; more are let go of. */
const MOST_IDLE = 2

/** Video elements that are used again: each one holds a decoder and memory that a browser is slow to take back. */
export class VideoPool {
  readonly #idle: HTMLVideoElement[] = []

  take(): HTMLVideoElement {
    return this.#idle.pop() ?? make()
  }

  /** Empties it: without a source it gives its decoder and buffers back. */
  give(video: HTMLVideoElement): void {
    video.pause()
    video.remove()
    video.removeAttribute('src')
    video.load()
    video.playbackRate = 1
    if (this.#idle.length < MOST_IDLE) this.#idle.push(video)
  }
}

function make(): HTMLVideoElement {
  const video = document.createElement('video')
  video.playsInline = true
  video.disablePictureInPicture = true
  video.preload = 'auto'
  return video
}
