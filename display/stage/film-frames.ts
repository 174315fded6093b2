/** How many frames of films were shown and how many were dropped, since the page began; counted as each film ends. */
export const filmFrames = { shown: 0, dropped: 0 }

export function countFrames({ totalVideoFrames, droppedVideoFrames }: VideoPlaybackQuality): void {
  filmFrames.dropped += droppedVideoFrames
  filmFrames.shown += Math.max(0, totalVideoFrames - droppedVideoFrames)
}
