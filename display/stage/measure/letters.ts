/** A line of words as it stands in the frame, in the canvas' own pixels. */
export type Letters = {
  text: string
  /** As a canvas wants it. */
  font: string
  color: string
  /** Where its baseline begins. */
  x: number
  baseline: number
  ink: Ink
  /** Beyond this nothing of it is seen. */
  edge: Ink
  /** It runs or turns pages: what is out of sight now is seen later. */
  moves: boolean
}
export type Ink = { left: number; top: number; right: number; bottom: number }

/** Every line of words of a layer, read off the page as it was laid out. */
export function lettersOf(layer: HTMLElement, pen: CanvasRenderingContext2D): Letters[] {
  const origin = layer.getBoundingClientRect()
  const scale = layer.offsetWidth / origin.width
  const inLayer = (box: DOMRect): Ink => ({
    left: (box.left - origin.left) * scale,
    top: (box.top - origin.top) * scale,
    right: (box.right - origin.left) * scale,
    bottom: (box.bottom - origin.top) * scale,
  })
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
  const found: Letters[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const home = node.parentElement!
    if (node.textContent!.trim() === '' || home.closest('[aria-hidden="true"]') !== null) continue
    const style = getComputedStyle(home)
    if (style.visibility === 'hidden') continue
    const edge = inLayer(edgeOf(home, layer))
    const moves = home.closest('[data-marquee]') !== null
    for (const line of linesOf(node as Text)) found.push(read(line, { style, edge, moves }))
  }
  return found

  function read(
    line: Line,
    { style, edge, moves }: { style: CSSStyleDeclaration; edge: Ink; moves: boolean },
  ): Letters {
    const font = `${style.fontStyle} ${style.fontWeight} ${parseFloat(style.fontSize)}px ${style.fontFamily}`
    const text = style.textTransform === 'uppercase' ? line.text.toLocaleUpperCase('vi') : line.text
    pen.font = font
    const size = pen.measureText(text)
    const { left: x, top } = inLayer(line.box)
    // The box of a line of text is its font's, from ascent to descent, each in whole pixels.
    const baseline = top + Math.round(size.fontBoundingBoxAscent)
    const ink = {
      left: x - size.actualBoundingBoxLeft,
      right: x + size.actualBoundingBoxRight,
      top: baseline - size.actualBoundingBoxAscent,
      bottom: baseline + size.actualBoundingBoxDescent,
    }
    return { text, font, color: style.color, x, baseline, ink, edge, moves }
  }
}

type Line = { text: string; box: DOMRect }

/** A text that the browser has broken into lines, line by line. */
function linesOf(node: Text): Line[] {
  const range = document.createRange()
  range.selectNodeContents(node)
  if (range.getClientRects().length <= 1) return [{ text: node.data, box: range.getBoundingClientRect() }]
  const lines: Line[] = []
  let from = 0
  const boxOf = (start: number, end: number): DOMRect => {
    range.setStart(node, start)
    range.setEnd(node, end)
    return range.getBoundingClientRect()
  }
  for (let at = 1; at <= node.length; at++) {
    const broken = at < node.length && boxOf(at, at + 1).top - boxOf(from, from + 1).top > 2
    if (!broken && at < node.length) continue
    const text = node.data.slice(from, at)
    if (text.trim() !== '') lines.push({ text, box: boxOf(from, at) })
    from = at
  }
  return lines
}

/** The nearest thing that cuts off what sticks out of it. */
function edgeOf(element: Element, layer: Element): DOMRect {
  for (let at = element; at !== layer && at.parentElement !== null; at = at.parentElement) {
    if (getComputedStyle(at).overflow !== 'visible') return at.getBoundingClientRect()
  }
  return layer.getBoundingClientRect()
}
