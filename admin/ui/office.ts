import { useMemo } from 'react'
import { readSettings } from '../../playlists/wire/settings.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import type { Zone } from '../../playlists/time.ts'
import { useAsk } from './asks.ts'
import { readClock } from './clock.ts'
import { makeFormat } from './format.ts'
import type { Format } from './format.ts'
import { useLanguage, useText } from './language.tsx'
import { useSession } from './session.tsx'
import { isZone, zoneOf } from './zone.ts'

function useZoneName(): string {
  const signedIn = useSession().account !== null
  const settings = useAsk(readSettings, {}, { enabled: signedIn })
  const name = settings.data?.zone
  return name !== undefined && isZone(name) ? name : HO_CHI_MINH.name
}

/** The office's zone as the core wants it. */
export function useZone(): Zone {
  const name = useZoneName()
  return useMemo(() => zoneOf(name, readClock()), [name])
}

/** Dates, numbers, lengths and sizes as words, in the office's zone and the language in use. */
export function useFormat(): Format {
  const name = useZoneName()
  const [language] = useLanguage()
  const { units } = useText().kit
  return useMemo(() => makeFormat(language, name, units), [language, name, units])
}
