import type { Refusal } from '../../app/own-server'
import type { SignIn } from '../../host/types'
import { windowAddress } from './consent-address'

/** What was refused, who shall be allowed it, and what the page showed until then. */
interface Missing<State> {
  refusal: Refusal
  everybody: boolean
  before: State
}

/** Opens the window that lifts a refusal, and asks once more after it; closed or refused, what was missing still is. From a click. */
export const afterWindow = <State>(
  signIn: SignIn,
  { refusal, everybody, before }: Missing<State>,
  again: () => Promise<State>,
): Promise<State> => signIn.inWindow(windowAddress(refusal, everybody, location.origin)).then(again, () => before)
