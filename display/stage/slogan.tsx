import type { SloganContent } from '../../playlists/content.ts'
import { safeBox } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'
import { FittingText } from './fitting-text.tsx'
import type { Measure } from './fit.ts'
import { lookOf } from './look.ts'
import type { Look } from './look.ts'
import { OfficeMark, footOf } from './office-mark.tsx'
import { Ornament } from './ornament.tsx'
import { WarningSign } from './ornament-parts.tsx'
import type { Scene, ViewProps } from './scene.ts'
import { borderOf, headlineOf, planSlogan } from './slogan-plan.ts'
import type { Band } from './slogan-plan.ts'
import { Steps, layOutSteps } from './steps.tsx'
import type { StepsProps } from './steps.tsx'
import { FittedText, fitInks, place } from './text.tsx'
import type { Ink, Setting } from './text.tsx'
import { useDrawn } from './use-drawn.ts'

type SloganProps = ViewProps & { content: SloganContent }

/** Words drawn by their template at the canvas' own pixels. */
export function Slogan({ content, canvas, scene, visible, onReady }: SloganProps) {
  useDrawn(scene.measure !== null, onReady)
  const look = lookOf(content.template, canvas.led)
  const measure = scene.measure?.(canvas)
  const foot = footOf(canvas, scene.office)
  const plan = planSlogan(content, canvas, scene.words, foot)
  const border = borderFor(content, canvas, look)
  return (
    <div className="bt-view" style={{ background: look.background, boxShadow: border }}>
      {canvas.ornate && <Ornament name={content.template} canvas={canvas} look={look} />}
      {measure && foot && <OfficeMark {...{ canvas, look, measure }} box={foot} office={scene.office} />}
      {measure && plan.band && <BandView band={plan.band} canvas={canvas} look={look} measure={measure} />}
      {measure && (
        <Body
          {...{ canvas, look, measure, scene, visible }}
          content={{ ...content, headline: headlineOf(content, plan.band) }}
          box={plan.body}
        />
      )}
    </div>
  )
}

function borderFor({ template }: SloganContent, canvas: Canvas, look: Look): string | undefined {
  const grave = template === 'emergency' || template === 'safety'
  return grave && !canvas.ornate ? `inset 0 0 0 ${borderOf(canvas)}px ${look.accent}` : undefined
}

/** Nothing moves on a day of mourning. */
const mayMove = (content: SloganContent, scene: Scene): boolean => scene.motion && content.template !== 'solemn'

function Body(props: StepsProps) {
  const { content, canvas, box, measure, scene, visible } = props
  const laid = content.steps.length > 0 && canvas.ornate ? layOutSteps(props) : null
  if (laid) return <Steps {...props} laid={laid} />
  const flat = content.steps.length > 0 ? fitFlatSteps(props) : null
  if (flat) return <FittedText {...flat} box={box} canvas={canvas} align="left" />
  const inks = content.steps.length > 0 ? runningInks(props) : sloganInks(props)
  const setting = settingFor(canvas, box)
  const roomy = fitInks(inks, box, canvas, measure, setting)
  const wide = roomy ? box : { ...box, left: safeBox(canvas).left, width: safeBox(canvas).width }
  return <FittingText {...{ inks, canvas, measure, setting, visible }} box={wide} motion={mayMove(content, scene)} />
}

const numbered = (steps: readonly string[]): string[] => steps.map((step, i) => `${i + 1}.\u00a0${step}`)

/** On a small canvas steps are lines of text; null when they do not fit. */
function fitFlatSteps({ content, canvas, look, box, measure }: StepsProps) {
  const line = { weight: 700, floor: canvas.floor, color: look.text }
  const inks: Ink[] = [
    { ...line, text: content.headline, scale: 1.15, color: look.accent },
    ...numbered(content.steps).map((text) => ({ ...line, text, scale: 1 })),
  ]
  const setting: Setting = { align: 'left', gap: 0, max: Math.floor(canvas.height / 4) }
  const fitted = canvas.shape === 'ribbon' ? null : fitInks(inks, box, canvas, measure, setting)
  return fitted && { fitted, inks }
}

/** A step of so few letters stays on one line. */
const KEEP_WHOLE = 32

/** Where there is no room for lines, the steps follow one another. */
function runningInks({ content, canvas, look }: StepsProps): Ink[] {
  const steps = numbered(content.steps).map((step) =>
    step.length <= KEEP_WHOLE ? step.replaceAll(' ', '\u00a0') : step,
  )
  const text = [content.headline, ...steps].join(' • ')
  return [{ text, scale: 1, weight: 800, floor: canvas.floor, color: look.text }]
}

function sloganInks({ content, canvas, look }: StepsProps): Ink[] {
  return [
    { text: content.headline, scale: 1, weight: 800, floor: canvas.floor, color: look.text },
    {
      text: canvas.shape === 'ribbon' ? content.support.replaceAll('\n', ' • ') : content.support,
      scale: canvas.ornate ? 0.5 : 0.62,
      weight: 500,
      floor: canvas.floor,
      color: look.support,
    },
  ]
}

/** The largest letters that still look composed: a short slogan keeps air around it. */
function settingFor(canvas: Canvas, box: Box): Setting {
  const share = { ribbon: 0.72, micro: 0.72, landscape: 0.26, square: 0.17, portrait: 0.105 }[canvas.shape]
  const max = Math.max(canvas.floor, Math.floor(Math.min(canvas.height * share, box.width * 0.5)))
  return { align: 'center', gap: canvas.ornate ? 0.42 : 0.05, max }
}

type BandProps = { band: Band; canvas: Canvas; look: Look; measure: Measure }

function BandView({ band, canvas, look, measure }: BandProps) {
  const { height } = band.box
  const sign = Math.round(height * 0.6)
  const ink: Ink = { text: band.label.toUpperCase(), scale: 1, weight: 800, floor: canvas.floor, color: look.onAccent }
  const side = canvas.marginX + Math.round(sign * 1.3)
  const box = { ...band.box, left: side, width: canvas.width - 2 * side }
  const fitted = fitInks([ink], box, canvas, measure, { align: 'center', gap: 0, max: Math.floor(height * 0.5) })
  const alarm = look.accent === lookOf('emergency', canvas.led).accent
  return (
    <>
      <div className="bt-band" style={{ ...place(band.box), background: look.accent }}>
        {alarm && <WarningSign size={sign} x={canvas.marginX} y={(height - sign) / 2} color={look.onAccent} />}
        {alarm && (
          <WarningSign
            size={sign}
            x={canvas.width - canvas.marginX - sign}
            y={(height - sign) / 2}
            color={look.onAccent}
          />
        )}
      </div>
      {fitted && <FittedText fitted={fitted} inks={[ink]} box={box} canvas={canvas} align="center" />}
    </>
  )
}
