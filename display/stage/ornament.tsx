import type { Canvas } from './canvas.ts'
import { TONE_SHARE } from './look.ts'
import type { Look, LookName } from './look.ts'
import { BronzeRings, Lotus, NotchedFrame, Waves } from './ornament-parts.tsx'

type OrnamentProps = { name: LookName; canvas: Canvas; look: Look }

/** The quiet drawing around the words; it never comes under them with more than a whisper of contrast. */
export function Ornament({ name, canvas, look }: OrnamentProps) {
  const Drawing = DRAWINGS[name]
  return (
    <svg className="bt-ornament" width={canvas.width} height={canvas.height} aria-hidden="true">
      <Drawing canvas={canvas} look={look} />
    </svg>
  )
}

type DrawingProps = Omit<OrnamentProps, 'name'>

const sideOf = ({ width, height }: Canvas): number => Math.min(width, height)

function Formal({ canvas, look }: DrawingProps) {
  const { width, height } = canvas
  const side = sideOf(canvas)
  const edge = Math.round(side * 0.024)
  return (
    <>
      {!canvas.led && (
        <BronzeRings cx={0} cy={height} radius={side * 0.52} color={look.tone} opacity={TONE_SHARE.formal} />
      )}
      {!canvas.led && (
        <BronzeRings cx={width} cy={0} radius={side * 0.52} color={look.tone} opacity={TONE_SHARE.formal} />
      )}
      <NotchedFrame width={width} height={height} edge={edge} color={look.accent} />
      {!canvas.led && (
        <Lotus cx={width / 2} cy={height - edge * 1.28} width={side * 0.085} color={look.accent} ground="#5c060b" />
      )}
    </>
  )
}

/** Paths of a circuit: they leave the corner in parallel, turn once and end in a node. */
function Digital({ canvas, look }: DrawingProps) {
  const { width, height } = canvas
  const pitch = sideOf(canvas) * 0.032
  const runs = [7, 9.5, 6, 11, 8.5, 12, 5.5]
  const trace = (run: number, n: number) => {
    const [x, y] = [(n + 1) * pitch, (runs.length - n) * pitch * 0.9 + pitch]
    const end = { x: x + run * pitch * 0.55, y: y + run * pitch * 0.2 }
    return { d: `M${x} ${-4} V${y} L${x + pitch} ${y + pitch} H${end.x + pitch}`, x: end.x + pitch, y: y + pitch }
  }
  const drawing = (
    <g fill="none" stroke={look.tone} strokeOpacity={TONE_SHARE.digital} strokeWidth={Math.max(1.5, pitch * 0.075)}>
      {runs.map((run, n) => {
        const { d, x, y } = trace(run, n)
        return (
          <g key={n}>
            <path d={d} />
            <circle cx={x + pitch * 0.22} cy={y} r={pitch * 0.2} fill={n % 3 === 1 ? look.accent : 'none'} />
          </g>
        )
      })}
    </g>
  )
  const bar = { x: width / 2 - pitch * 2.4, width: pitch * 4.8, height: Math.max(3, pitch * 0.16), fill: look.accent }
  return (
    <>
      {!canvas.led && drawing}
      {!canvas.led && <g transform={`rotate(180 ${width / 2} ${height / 2})`}>{drawing}</g>}
      <rect {...bar} y={0} />
      <rect {...bar} y={height - bar.height} />
    </>
  )
}

/** Lanes that sweep in from the left and leave at the right. */
function Green({ canvas, look }: DrawingProps) {
  const { width, height } = canvas
  const lane = sideOf(canvas) * (canvas.led ? 0.012 : 0.05)
  if (canvas.led) return <rect x={0} y={height - lane * 1.6} width={width} height={lane * 1.6} fill={look.accent} />
  const path = (shift: number) =>
    `M${-lane} ${height * 1.0 + shift} C${width * 0.34} ${height * 1.02 + shift} ${width * 0.6} ${height * 0.98 + shift} ${width + lane} ${height * 0.72 + shift}`
  return (
    <g fill="none">
      {[0, 1, 2, 3].map((n) => (
        <path
          key={n}
          d={path(n * lane * 1.7)}
          stroke={look.tone}
          strokeOpacity={TONE_SHARE.green - n * 0.025}
          strokeWidth={lane * 1.5}
        />
      ))}
      <path
        d={path(lane * 0.85)}
        stroke={look.accent}
        strokeOpacity={0.75}
        strokeWidth={Math.max(2, lane * 0.07)}
        strokeDasharray={`${lane * 1.2} ${lane * 0.8}`}
      />
      <g transform={`rotate(180 ${width / 2} ${height / 2})`}>
        <path d={path(lane * 1.7)} stroke={look.tone} strokeOpacity={0.1} strokeWidth={lane * 1.5} />
        <path d={path(lane * 3.4)} stroke={look.tone} strokeOpacity={0.07} strokeWidth={lane * 1.5} />
      </g>
    </g>
  )
}

/** Slanted stripes along the upper and the lower edge. */
function Safety({ canvas, look }: DrawingProps) {
  const { width, height } = canvas
  const band = Math.round(sideOf(canvas) * 0.045)
  const count = Math.ceil(width / (band * 2)) + 2
  const stripes = (y: number) =>
    Array.from({ length: count }, (_, n) => {
      const x = (n - 1) * band * 2
      return `M${x} ${y + band} l${band} ${-band} h${band} l${-band} ${band} Z`
    }).join(' ')
  return <path d={`${stripes(0)} ${stripes(height - band)}`} fill={look.accent} />
}

function Rules({ canvas, look }: DrawingProps) {
  const { width, height, marginX } = canvas
  const line = Math.max(2, Math.round(sideOf(canvas) * 0.004))
  const y = Math.round(height * 0.03)
  return (
    <g fill={look.accent}>
      <rect x={marginX} y={y} width={width - 2 * marginX} height={line} />
      <rect x={marginX} y={height - y - line} width={width - 2 * marginX} height={line} />
    </g>
  )
}

/** Corner brackets: order, without weight. */
function Brackets({ canvas, look }: DrawingProps) {
  const { width, height } = canvas
  const side = sideOf(canvas)
  const [e, n] = [Math.round(side * 0.028), side * 0.07]
  const corner = (x: number, y: number, dx: number, dy: number) => `M${x} ${y + dy * n} V${y} H${x + dx * n}`
  const d = [
    corner(e, e, 1, 1),
    corner(width - e, e, -1, 1),
    corner(e, height - e, 1, -1),
    corner(width - e, height - e, -1, -1),
  ]
  return (
    <path
      d={d.join(' ')}
      fill="none"
      stroke={look.accent}
      strokeOpacity={0.8}
      strokeWidth={Math.max(2, side * 0.005)}
    />
  )
}

function Notice({ canvas, look }: DrawingProps) {
  const foot = Math.max(3, Math.round(sideOf(canvas) * 0.014))
  return <rect x={0} y={canvas.height - foot} width={canvas.width} height={foot} fill={look.accent} />
}

/** Part of a clock's face: sixty marks, every fifth one longer. */
function Hours({ canvas, look }: DrawingProps) {
  if (canvas.led) return <Rules canvas={canvas} look={look} />
  const radius = sideOf(canvas) * 0.62
  const round = 2 * Math.PI * radius
  const ring = (share: number, dash: number, width: number) => (
    <circle
      cx={canvas.width}
      cy={canvas.height}
      r={radius * share}
      strokeWidth={radius * width}
      strokeDasharray={`${(round * share) / 360} ${(round * share * (dash - 1)) / 360}`}
    />
  )
  return (
    <>
      <g fill="none" stroke={look.tone} strokeOpacity={TONE_SHARE.hours}>
        {ring(0.95, 6, 0.04)}
        {ring(0.925, 30, 0.09)}
        <circle cx={canvas.width} cy={canvas.height} r={radius} strokeWidth={radius * 0.012} />
      </g>
      <Brackets canvas={canvas} look={look} />
    </>
  )
}

/** A border all round, in one piece with the band. */
function Emergency({ canvas, look }: DrawingProps) {
  const line = Math.max(4, Math.round(sideOf(canvas) * 0.02))
  const { width, height } = canvas
  return (
    <rect
      x={line / 2}
      y={line / 2}
      width={width - line}
      height={height - line}
      fill="none"
      stroke={look.accent}
      strokeWidth={line}
    />
  )
}

function Water({ canvas, look }: DrawingProps) {
  const { width, height } = canvas
  return (
    <>
      {!canvas.led && (
        <Waves width={width} height={height} top={height * 0.72} color={look.tone} opacity={TONE_SHARE.fallback} />
      )}
      <Brackets canvas={canvas} look={look} />
    </>
  )
}

const DRAWINGS = {
  formal: Formal,
  digital: Digital,
  green: Green,
  safety: Safety,
  steps: Brackets,
  notice: Notice,
  hours: Hours,
  emergency: Emergency,
  solemn: Rules,
  qr: Brackets,
  fallback: Water,
  pairing: Brackets,
} satisfies Record<LookName, (props: DrawingProps) => React.ReactNode>
