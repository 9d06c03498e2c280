import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { createEngine } from './engine/client'
import EngineWorker from './engine/worker?worker'
import { connect } from './host/connect'

/** Puts the page together: the client around it, the engine in its worker, the clock. */
function start(): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no element "root".')
  const engine = createEngine(() => new EngineWorker({ name: 'engine' }))
  // In slices, between which the page answers to a hand: its first words stand there already.
  const drawn = createRoot(root)
  startTransition(() => drawn.render(<App host={connect(window)} engine={engine} now={Date.now()} />))
  // Kept for visits without a network. Where the browser has no service worker, the page is the same with one.
  if ('serviceWorker' in navigator) {
    window.addEventListener('load', () => {
      navigator.serviceWorker
        .register('/tab/service-worker.js', { scope: '/tab/' })
        .catch((reason: unknown) => console.warn('The pages are not kept for offline use.', reason))
    })
  }
}

start()
