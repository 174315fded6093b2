import { STEP_ICON_PATHS } from '../../playlists/step-icons.ts'
import type { StepIcon } from '../../playlists/step-icons.ts'
import type { Box } from './canvas.ts'

/** What a step is about, in lines. */
export function StepSign({ icon, box, color }: { icon: StepIcon; box: Box; color: string }) {
  const { left, top, width, height } = box
  return (
    <svg className="bt-ornament" style={{ left, top }} width={width} height={height} viewBox="0 0 24 24">
      <path
        d={STEP_ICON_PATHS[icon]}
        fill="none"
        stroke={color}
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

type SignProps = { size: number; x: number; y: number; color: string }

/** A triangle with an exclamation mark, drawn by us. */
export function WarningSign({ size, x, y, color }: SignProps) {
  return (
    <svg className="bt-ornament" style={{ left: x, top: y }} width={size} height={size} viewBox="0 0 100 100">
      <path d="M50 10 L94 86 H6 Z" fill="none" stroke={color} strokeWidth="10" strokeLinejoin="round" />
      <path d="M50 38 V60" stroke={color} strokeWidth="10" strokeLinecap="round" />
      <circle cx="50" cy="73" r="5.6" fill={color} />
    </svg>
  )
}

type FlowerProps = { cx: number; cy: number; width: number; color: string; ground: string }

/** A lotus in five petals, lines only, on a gap in the frame. */
export function Lotus({ cx, cy, width, color, ground }: FlowerProps) {
  const k = width / 100
  return (
    <g
      transform={`translate(${cx} ${cy}) scale(${k})`}
      fill={ground}
      stroke={color}
      strokeWidth={2.4}
      strokeLinejoin="round"
    >
      <rect x={-58} y={-8} width={116} height={16} stroke="none" />
      <path d="M0 14 C-30 12 -44 0 -50 -16 C-32 -16 -12 -8 0 14 Z" />
      <path d="M0 14 C30 12 44 0 50 -16 C32 -16 12 -8 0 14 Z" />
      <path d="M0 14 C-24 4 -30 -14 -28 -30 C-12 -22 -2 -8 0 14 Z" />
      <path d="M0 14 C24 4 30 -14 28 -30 C12 -22 2 -8 0 14 Z" />
      <path d="M0 14 C-14 -4 -14 -24 0 -40 C14 -24 14 -4 0 14 Z" />
    </g>
  )
}

type FrameProps = { width: number; height: number; edge: number; color: string }

/** Two thin lines around the safe area, the inner one notched at the corners. */
export function NotchedFrame({ width, height, edge, color }: FrameProps) {
  const [a, b] = [edge, Math.round(edge * 1.55)]
  const notch = edge * 1.4
  const [r, l] = [width - b, b]
  const [t, d] = [b, height - b]
  const inner =
    `M${l + notch} ${t} H${r - notch} V${t + notch} H${r} V${d - notch} H${r - notch} V${d} ` +
    `H${l + notch} V${d - notch} H${l} V${t + notch} H${l + notch} Z`
  const line = Math.max(2, Math.round(edge * 0.08))
  return (
    <g fill="none" stroke={color}>
      <rect x={a} y={a} width={width - 2 * a} height={height - 2 * a} strokeWidth={line} />
      <path d={inner} strokeWidth={Math.max(1, line / 2)} strokeOpacity={0.75} />
    </g>
  )
}

type RingsProps = { cx: number; cy: number; radius: number; color: string; opacity: number }

/** Rings with a saw-tooth band, as on old bronze; tone on tone, cut by the edge of the canvas. */
export function BronzeRings({ cx, cy, radius, color, opacity }: RingsProps) {
  const teeth = 72
  const tooth = (2 * Math.PI * radius * 0.8) / teeth
  return (
    <g fill="none" stroke={color} strokeOpacity={opacity} strokeWidth={radius * 0.008}>
      {[1, 0.96, 0.84, 0.76, 0.58, 0.55].map((share) => (
        <circle key={share} cx={cx} cy={cy} r={radius * share} />
      ))}
      <circle
        cx={cx}
        cy={cy}
        r={radius * 0.8}
        strokeWidth={radius * 0.05}
        strokeDasharray={`${tooth * 0.5} ${tooth * 0.5}`}
      />
      <circle
        cx={cx}
        cy={cy}
        r={radius * 0.9}
        strokeWidth={radius * 0.035}
        strokeLinecap="round"
        strokeDasharray={`0 ${radius * 0.09}`}
      />
      <circle
        cx={cx}
        cy={cy}
        r={radius * 0.665}
        strokeWidth={radius * 0.1}
        strokeDasharray={`${radius * 0.012} ${radius * 0.05}`}
      />
    </g>
  )
}

type WavesProps = { width: number; height: number; top: number; color: string; opacity: number }

/** Long low waves at the foot of the canvas. */
export function Waves({ width, height, top, color, opacity }: WavesProps) {
  const step = (height - top) / 5
  return (
    <g fill="none" stroke={color} strokeOpacity={opacity} strokeWidth={Math.max(1.5, step * 0.06)}>
      {[0, 1, 2, 3, 4].map((n) => {
        const y = top + n * step + step * 0.5
        const lift = step * (1.5 - n * 0.12)
        const d = `M${-width * 0.1} ${y} C${width * 0.2} ${y - lift} ${width * 0.35} ${y + lift} ${width * 0.55} ${y} S${width * 0.9} ${y - lift} ${width * 1.1} ${y}`
        return <path key={n} d={d} />
      })}
    </g>
  )
}
