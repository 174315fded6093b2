import { makeCanvas } from './canvas.ts'
import { fontFamily } from './fonts.ts'
import type { Scene } from './scene.ts'
import { useScreenSize } from './use-ticking.ts'

/** The moment before anything is known: dark and still, with the program's name or the reason why nothing follows. */
export function Starting({ scene, says }: { scene: Scene; says: string }) {
  const { width, height } = useScreenSize()
  const canvas = makeCanvas(width, height)
  const size = Math.max(12, Math.round(Math.min(width, height) * 0.03))
  return (
    <div className="bt-view bt-dark">
      <div className="bt-starting" style={{ fontFamily: fontFamily(canvas), fontSize: size }}>
        {scene.measure && says}
      </div>
    </div>
  )
}
