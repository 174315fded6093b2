import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import type { Zone } from '../../playlists/time.ts'
import { loadFonts, makeMeasure } from './fonts.ts'
import type { Scene } from './scene.ts'
import { VideoPool } from './video-pool.ts'

type SceneFacts = Pick<Scene, 'words' | 'motion' | 'muted' | 'office' | 'now'> & { zone: Zone | null }

const REDUCED = '(prefers-reduced-motion: reduce)'

const onReduced = (changed: () => void): (() => void) => {
  const query = matchMedia(REDUCED)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** The scene all views share; it stays the same object while its facts do. */
export function useScene({ words, motion, muted, office, zone, now }: SceneFacts): Scene {
  const measure = useMeasure()
  const reduced = useSyncExternalStore(onReduced, () => matchMedia(REDUCED).matches)
  const [videos] = useState(() => new VideoPool())
  const kept = useSame(zone ?? HO_CHI_MINH)
  return useMemo(
    () => ({ words, motion: motion && !reduced, muted, office, zone: kept, now, measure, videos }),
    [words, motion, reduced, muted, office, kept, now, measure, videos],
  )
}

/** A zone that says the same is the same zone. */
function useSame(zone: Zone): Zone {
  const facts = JSON.stringify(zone)
  return useMemo(() => JSON.parse(facts) as Zone, [facts])
}

function useMeasure(): Scene['measure'] {
  const [measure, setMeasure] = useState<{ by: NonNullable<Scene['measure']> } | null>(null)
  useEffect(() => {
    let over = false
    const context = document.createElement('canvas').getContext('2d')
    void loadFonts(document.fonts).then(() => {
      if (!over && context) setMeasure({ by: makeMeasure(context) })
    })
    return () => {
      over = true
    }
  }, [])
  return measure?.by ?? null
}
