import { Component, type ReactNode } from 'react'

interface Props {
  /** Shown instead of what failed. */
  fallback: ReactNode
  onFailure: (reason: string) => void
  children: ReactNode
}

/** Catches what breaks while a page is drawn: one page may fail, the frame and the other pages stay. */
export class FailureBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: Error) {
    this.props.onFailure(error.message)
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
