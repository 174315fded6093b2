import type { FailReason } from './scene.ts'

export type VideoReports = { ready: () => void; failed: (reason: FailReason) => void }

/** A frame must be presented within this time of opening, which may lie long before it is wanted. */
const OPEN_PATIENCE_MS = 12_000
/** A playing video must present frames; so many looks without a new one and it is stalled. */
const LOOK_EVERY_MS = 1000
const LOOKS_BEFORE_NUDGE = 3
const LOOKS_BEFORE_STALLED = 6
/** A showing that is longer than its video holds the last frame this long, then begins again. */
const HOLD_LAST_MS = 1000

/**
 * Plays muted, unseen, until a frame has been presented, then pauses there: the first frame is on the glass before the
 * layer is revealed. Returns how to let go of the decoder.
 */
export function openVideo(video: HTMLVideoElement, src: string, offsetMs: number, reports: VideoReports): () => void {
  let over = false
  const settle = (tell: () => void) => (): void => {
    if (over) return
    over = true
    clearTimeout(late)
    tell()
  }
  const failed = settle(() => reports.failed('decode'))
  const late = setTimeout(
    settle(() => reports.failed('stalled')),
    OPEN_PATIENCE_MS,
  )
  const presented = settle(() => {
    video.pause()
    reports.ready()
  })
  video.addEventListener('error', failed)
  video.muted = true
  video.src = src
  if (offsetMs > 0) video.currentTime = offsetMs / 1000
  const request = video.requestVideoFrameCallback(presented)
  video.play().catch(() => {})
  return () => {
    over = true
    clearTimeout(late)
    video.removeEventListener('error', failed)
    video.cancelVideoFrameCallback(request)
    video.pause()
    video.removeAttribute('src')
    video.load()
  }
}

/** Plays an opened video in sight of all and watches its frames. Returns how to stop watching. */
export function startVideo(video: HTMLVideoElement, sound: boolean, failed: VideoReports['failed']): () => void {
  let hold: ReturnType<typeof setTimeout> | undefined
  const broken = (): void => failed('decode')
  const ended = (): void => {
    hold = setTimeout(() => play(video, sound), HOLD_LAST_MS)
  }
  video.addEventListener('error', broken)
  video.addEventListener('ended', ended)
  play(video, sound)
  const stopWatching = watchFrames(video, () => failed('stalled'))
  return () => {
    clearTimeout(hold)
    stopWatching()
    video.removeEventListener('error', broken)
    video.removeEventListener('ended', ended)
  }
}

/** A browser that forbids sound without a touch plays silently rather than not at all. */
function play(video: HTMLVideoElement, sound: boolean): void {
  video.muted = !sound
  video.play().catch(() => {
    video.muted = true
    video.play().catch(() => {})
  })
}

function watchFrames(video: HTMLVideoElement, stalled: () => void): () => void {
  let seen = -1
  let idle = 0
  const look = (): void => {
    const frames = video.getVideoPlaybackQuality().totalVideoFrames
    idle = frames !== seen || video.ended || document.hidden ? 0 : idle + 1
    seen = frames
    if (idle === LOOKS_BEFORE_NUDGE) video.play().catch(() => {})
    if (idle === LOOKS_BEFORE_STALLED) stalled()
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}
