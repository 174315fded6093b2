import type { QrContent } from '../../playlists/content.ts'
import { safeBox } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'
import type { Fitted, Measure } from './fit.ts'
import { FittingText } from './fitting-text.tsx'
import type { Look } from './look.ts'
import { Ornament } from './ornament.tsx'
import { QUIET, matrixPath, qrAddress, qrMatrix } from './qr-matrix.ts'
import type { Matrix } from './qr-matrix.ts'
import { codeRoom, isBeside, planQr } from './qr-plan.ts'
import type { QrPlan } from './qr-plan.ts'
import type { ViewProps } from './scene.ts'
import { lookOn } from './solemn.ts'
import { FittedText, fitInks, place } from './text.tsx'
import type { Ink } from './text.tsx'
import { useDrawn } from './use-drawn.ts'

type QrProps = ViewProps & { content: QrContent; solemn: boolean }
type CardProps = Omit<QrProps, 'onReady' | 'onFailed'> & { look: Look; measure: Measure }

/** A code to scan, what it is for, and the address in words for those who do not scan. */
export function Qr({ content, solemn, canvas, scene, visible, onReady }: QrProps) {
  useDrawn(scene.measure !== null, onReady)
  const look = lookOn(solemn, 'qr', canvas.led)
  const measure = scene.measure?.(canvas)
  return (
    <div className="bt-view" style={{ background: look.background }}>
      {canvas.ornate && <Ornament name={solemn ? 'solemn' : 'qr'} canvas={canvas} look={look} />}
      {measure && <Card {...{ content, solemn, canvas, look, measure, scene, visible }} />}
    </div>
  )
}

type Words = { fitted: Fitted; inks: Ink[] }

function Card(props: CardProps) {
  const { content, canvas, measure } = props
  const matrix = qrMatrix(content.url)
  const choices = wordChoices(props)
  const setWords = (box: Box, choice: number): Words | null => {
    const inks = choices(box)[choice]!
    const fitted = fitInks(inks, box, canvas, measure, settingFor(canvas, choice))
    return fitted && { fitted, inks }
  }
  if (matrix === null) return <AddressOnly {...props} room={null} />
  const side = matrix.size + 2 * QUIET
  const plan = planQr(canvas, side, setWords, CHOICES)
  if (plan === null) return <AddressOnly {...props} room={codeRoom(canvas, side)} />
  return <CodeAndWords {...props} matrix={matrix} plan={plan} />
}

const settingFor = (canvas: Canvas, choice: number) => ({
  align: isBeside(canvas) ? ('left' as const) : ('center' as const),
  gap: canvas.ornate ? 0.34 : 0.05,
  max: Math.floor(
    Math.min(
      canvas.height * (canvas.shape === 'ribbon' ? 0.6 : 0.11),
      canvas.width * (canvas.shape === 'portrait' ? 0.1 : 0.085),
    ),
  ),
  min: Math.max(canvas.floor, canvas.led ? 0 : Math.floor(canvas.floor * (choice === 0 ? 1.6 : 1))),
})

const CHOICES = 7

/** From the richest to the poorest: the address is always among them, on one line where it can be. */
const wordChoices = (props: CardProps) => (box: Box) => {
  const { content, canvas, look, scene, measure } = props
  const ink = { floor: canvas.floor, scale: 1, weight: 800, color: look.text }
  const address = qrAddress(content.url)
  const most = Math.floor((0.98 * 100 * box.width) / Math.max(1, measure(address, 100, 700)))
  const headline: Ink = { ...ink, text: content.headline }
  const support: Ink = { ...ink, text: content.support, scale: 0.62, weight: 500, color: look.support }
  const howTo: Ink = { ...ink, text: scene.words.qr.howTo, scale: 0.62, weight: 700, color: look.support }
  const host: Ink = { ...ink, text: address, scale: 0.8, weight: 700, color: look.accent, most }
  const broken: Ink = { ...host, most: undefined, text: breakAddress(address) }
  const site: Ink = { ...broken, text: breakAddress(address.split('/')[0]!) }
  if (canvas.shape === 'ribbon') {
    const line = { ...host, text: `${address} • ${scene.words.qr.howTo}` }
    return [[headline, line], [headline, host], [headline, broken], [host], [broken], [site], [site]]
  }
  const full = [headline, support, howTo, host]
  return [full, [headline, howTo, host], [headline, host], [headline, broken], [host], [broken], [site]]
}

/** An address that is too wide breaks where its path begins, else after the name of the site. */
const breakAddress = (address: string): string =>
  address.includes('/') ? address.replace('/', '/\n') : address.replace('.', '.\n')

type PlanProps = CardProps & { matrix: Matrix; plan: QrPlan<Words> }

function CodeAndWords({ canvas, matrix, plan }: PlanProps) {
  const { code, module, words, text } = plan
  const light = canvas.led ? '#cccccc' : '#ffffff'
  const radius = canvas.led ? 0 : module * 1.5
  return (
    <>
      <div className="bt-code" data-qr={module} style={{ ...place(code), background: light, borderRadius: radius }}>
        <svg
          width={matrix.size * module}
          height={matrix.size * module}
          viewBox={`0 0 ${matrix.size} ${matrix.size}`}
          style={{ left: QUIET * module, top: QUIET * module }}
          shapeRendering="crispEdges"
        >
          <path d={matrixPath(matrix)} fill="#000000" />
        </svg>
      </div>
      <FittedText {...words} box={text} canvas={canvas} align={isBeside(canvas) ? 'left' : 'center'} />
    </>
  )
}

type AddressProps = CardProps & { room: ReturnType<typeof codeRoom> | null }

/** Where no code can be scanned, the address is said in large letters. */
function AddressOnly({ content, solemn, canvas, look, measure, scene, visible, room }: AddressProps) {
  const ink = { floor: canvas.floor, weight: 800 }
  const inks: Ink[] = [
    { ...ink, text: content.headline, scale: 0.8, color: look.text },
    { ...ink, text: qrAddress(content.url), scale: 1, color: look.accent },
  ]
  const spoken = content.headline.toLowerCase().includes(qrAddress(content.url)) ? inks.slice(0, 1) : inks
  const setting = { align: 'center' as const, gap: 0.1, max: Math.floor(canvas.height * 0.6) }
  return (
    <div data-code-room={room === null ? undefined : `${room.has} ${room.needs}`} style={{ display: 'contents' }}>
      <FittingText
        {...{ inks: spoken, canvas, measure, setting, visible }}
        box={safeBox(canvas)}
        motion={scene.motion && !solemn}
      />
    </div>
  )
}
