/** Turns a margin into a score from 0 to 1: `1 / (1 + exp(-(slope * margin + offset)))`. The slope is never negative. */
export interface Calibration {
  slope: number
  offset: number
}

/** One prediction on a text the model had not seen: the margin of the first intent, and whether it was right. */
export interface Outcome {
  margin: number
  right: boolean
}

/** Used where there are too few predictions, or all alike, to learn from. */
export const DEFAULT_CALIBRATION: Calibration = { slope: 4, offset: 1 }

const FEWEST_OUTCOMES = 20
const STEPS = 60

/**
 * Logistic calibration (Platt's method with smoothed targets), fitted by Newton's method. It keeps the order of the margins
 * and has no ties, which a step function would.
 */
export function fitCalibration(outcomes: Outcome[]): Calibration {
  const right = outcomes.filter((outcome) => outcome.right).length
  const wrong = outcomes.length - right
  if (outcomes.length < FEWEST_OUTCOMES || right === 0 || wrong === 0) return DEFAULT_CALIBRATION
  const high = (right + 1) / (right + 2)
  const low = 1 / (wrong + 2)
  let { slope, offset } = DEFAULT_CALIBRATION
  for (let step = 0; step < STEPS; step++) {
    // A small ridge keeps the system solvable when all margins are nearly equal.
    let gs = 0
    let go = 0
    let ss = 1e-6
    let so = 0
    let oo = 1e-6
    for (const { margin, right: isRight } of outcomes) {
      const p = logistic(slope * margin + offset)
      const error = p - (isRight ? high : low)
      const spread = p * (1 - p)
      gs += error * margin
      go += error
      ss += spread * margin * margin
      so += spread * margin
      oo += spread
    }
    const determinant = ss * oo - so * so
    const bySlope = clamp((oo * gs - so * go) / determinant)
    const byOffset = clamp((ss * go - so * gs) / determinant)
    slope -= bySlope
    offset -= byOffset
    if (Math.abs(bySlope) + Math.abs(byOffset) < 1e-9) break
  }
  const usable = Number.isFinite(slope) && Number.isFinite(offset) && slope > 0
  return usable ? { slope, offset } : DEFAULT_CALIBRATION
}

/** The score of a margin. */
export function calibrate(margin: number, calibration: Calibration): number {
  return logistic(calibration.slope * margin + calibration.offset)
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** Keeps a Newton step from leaping where the curve is flat. */
function clamp(step: number): number {
  return Math.max(-2, Math.min(2, step))
}
