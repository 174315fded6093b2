import { useState } from 'react'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import { createDisplay, listDisplays, offerClaim, updateDisplay } from '../../playlists/wire/displays.ts'
import type { Api } from './api.ts'
import { useApi } from './asks.ts'
import { useTell } from './errors.tsx'
import { useText } from './language.tsx'

type Size = { width: number; height: number }

/** The office's test display, as large as the tab that will show it; made when there is none yet. */
async function testDisplay(api: Api, name: string, location: string, size: Size): Promise<DisplayId> {
  const canvas = { x: 0, y: 0, ...size }
  const displays = await api.call(listDisplays)
  const found = displays.find((display) => display.test && display.archivedAt === null)
  if (!found) {
    const body = {
      name,
      location,
      kind: 'tv' as const,
      canvas,
      frame: 'main' as const,
      opening: ALWAYS_OPEN,
      muted: true,
      groups: [],
      test: true,
    }
    return (await api.call(createDisplay, { body })).id
  }
  if (found.canvas.width !== size.width || found.canvas.height !== size.height) {
    const { name, location, kind, frame, opening, muted, groups, version } = found
    const body = { name, location, kind, canvas, frame, opening, muted, groups, version }
    await api.call(updateDisplay, { params: { id: found.id }, body })
  }
  return found.id
}

/** What a new tab of this window shows, in device pixels: as much as this one. */
function tabSize(): Size {
  const inDevicePixels = (length: number, least: number) =>
    Math.max(least, Math.round(length * window.devicePixelRatio))
  return { width: inDevicePixels(window.innerWidth, 320), height: inDevicePixels(window.innerHeight, 200) }
}

/**
 * Opens a screen in a new tab of this browser, paired by a one-time claim: of the given display, or of the office's test
 * display. The tab is opened within the click, before anything is asked, so that no browser blocks it.
 */
export function useTestScreen(): { open: (display?: DisplayId) => Promise<void>; busy: boolean } {
  const api = useApi()
  const tell = useTell()
  const { testName, testLocation } = useText().displays
  const [busy, setBusy] = useState(false)
  const open = async (display?: DisplayId): Promise<void> => {
    const tab = window.open('about:blank', '_blank')
    setBusy(true)
    try {
      const id = display ?? (await testDisplay(api, testName, testLocation, tabSize()))
      const { claim } = await api.call(offerClaim, { params: { id } })
      const address = `/display/#claim=${encodeURIComponent(claim)}`
      if (tab) tab.location.replace(new URL(address, location.href))
      else location.assign(address)
    } catch (error) {
      tab?.close()
      tell.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return { open, busy }
}
