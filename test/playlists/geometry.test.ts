import { describe, expect, it } from 'vitest'
import { PLAIN_GEOMETRY, foldInRows, geometryFaults, onOutput, outputOf, wallCanvas } from '../../playlists/geometry.ts'
import type { Geometry, Piece } from '../../playlists/geometry.ts'

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })
const piece = (x: number, y: number, width: number, height: number, toX: number, toY: number): Piece => ({
  ...rect(x, y, width, height),
  toX,
  toY,
})
const geometry = (given: Partial<Geometry>): Geometry => ({ ...PLAIN_GEOMETRY, ...given })
const wall = (given: Partial<NonNullable<Geometry['wall']>> = {}) => ({
  columns: 2,
  rows: 2,
  column: 1,
  row: 1,
  gapX: 10,
  gapY: 5,
  ...given,
})
const TV = rect(0, 0, 1920, 1080)
const STRIP = rect(0, 0, 3200, 96)

describe('geometry', () => {
  it('[GE1] a plain canvas stands at its corner, and its programme says nothing of it', () => {
    expect(outputOf(PLAIN_GEOMETRY, rect(40, 30, 128, 64), 5)).toBeNull()
    expect(geometryFaults(PLAIN_GEOMETRY, rect(40, 30, 128, 64), 5)).toEqual([])
  })

  it.each([
    [0, rect(40, 30, 128, 64)],
    [90, rect(40, 30, 64, 128)],
    [180, rect(40, 30, 128, 64)],
    [270, rect(40, 30, 64, 128)],
  ] as const)('[GE2] turned by %i it takes of the output', (turn, taken) => {
    const canvas = rect(40, 30, 128, 64)
    const output = outputOf(geometry({ turn }), canvas, 5) ?? { turn, pieces: [piece(0, 0, 128, 64, 40, 30)] }
    expect(output.pieces.map((one) => onOutput(one, turn))).toEqual([taken])
  })

  it('[GE3] a strip is folded into rows of the length that the controller takes', () => {
    const pieces = [piece(0, 0, 1280, 96, 0, 0), piece(1280, 0, 1280, 96, 0, 96), piece(2560, 0, 640, 96, 0, 192)]
    expect(foldInRows(STRIP, 1280)).toEqual(pieces)
    expect(geometryFaults(geometry({ pieces }), STRIP, 5)).toEqual([])
    const turned = foldInRows(STRIP, 1280, 90)
    expect(geometryFaults(geometry({ turn: 90, pieces: turned }), STRIP, 5)).toEqual([])
    expect(outputOf(geometry({ pieces }), STRIP, 5)).toEqual({ turn: 0, pieces })
  })

  it.each<[string, Geometry, { field: string; problem: string }[]]>([
    [
      '[GE3] a piece that sticks out of the canvas',
      geometry({ pieces: [piece(0, 0, 1280, 96, 0, 0), piece(2560, 0, 641, 96, 0, 96)] }),
      [{ field: 'geometry.pieces.1', problem: 'outside' }],
    ],
    [
      '[GE3] a piece beyond any output',
      geometry({ pieces: [piece(0, 0, 1280, 96, 32_767, 0)] }),
      [{ field: 'geometry.pieces.0', problem: 'outside' }],
    ],
    [
      '[GE4] two pieces on the same pixels',
      geometry({ pieces: [piece(0, 0, 1280, 96, 0, 0), piece(1280, 0, 1280, 96, 0, 95)] }),
      [{ field: 'geometry.pieces.1', problem: 'overlap' }],
    ],
    [
      '[GE4] two pieces that overlap only because they are turned',
      geometry({ turn: 90, pieces: [piece(0, 0, 1280, 96, 0, 0), piece(1280, 0, 1280, 96, 0, 96)] }),
      [{ field: 'geometry.pieces.1', problem: 'overlap' }],
    ],
    [
      '[GE4] two pieces that touch',
      geometry({ pieces: [piece(0, 0, 1280, 96, 0, 0), piece(0, 0, 1280, 96, 1280, 0)] }),
      [],
    ],
  ])('%s', (_, given, faults) => {
    expect(geometryFaults(given, STRIP, 5)).toEqual(faults)
  })

  it('[GE5] the screens of a wall see all of its canvas but what lies between them', () => {
    const canvas = { ...rect(0, 0, 0, 0), ...wallCanvas(wall(), TV, 0.5) }
    expect(canvas).toEqual(rect(0, 0, 2 * 1920 + 20, 2 * 1080 + 10))
    const seen = [1, 2].flatMap((row) =>
      [1, 2].map((column) => outputOf(geometry({ wall: wall({ column, row }) }), canvas, 0.5)!.pieces[0]),
    )
    expect(seen).toEqual([
      piece(0, 0, 1920, 1080, 0, 0),
      piece(1940, 0, 1920, 1080, 0, 0),
      piece(0, 1090, 1920, 1080, 0, 0),
      piece(1940, 1090, 1920, 1080, 0, 0),
    ])
    expect(geometryFaults(geometry({ wall: wall() }), canvas, 0.5)).toEqual([])
  })

  it.each([
    ['a canvas that is not made up so', geometry({ wall: wall() }), 'geometry.wall', 'wall-size'],
    ['a column that is not there', geometry({ wall: wall({ column: 3 }) }), 'geometry.wall', 'wall-place'],
    [
      'folding in a wall',
      geometry({ wall: wall(), pieces: [piece(0, 0, 100, 100, 0, 0)] }),
      'geometry.pieces',
      'wall-folded',
    ],
  ])('[GE5] %s is refused', (_, given, field, problem) => {
    expect(geometryFaults(given, rect(0, 0, 3861, 2171), 0.5)).toEqual([{ field, problem }])
  })
})
