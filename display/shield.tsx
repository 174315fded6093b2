import { Component } from 'react'
import type { ReactNode } from 'react'

/** An error that comes and goes is drawn over after this; one that stays is not drawn faster than this. */
const AGAIN_MS = 1000

type Props = { onError: (error: unknown) => void; children: ReactNode }

/** Whatever throws while drawing, the picture comes back: a public screen never stays empty for good. */
export class Shield extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error)
    setTimeout(() => this.setState({ broken: false }), AGAIN_MS)
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children
  }
}
