/** `npm start`: installs and builds what is missing, then runs the bot in local mode with Microsoft's Agents Playground. */
import { stopIfNodeIsTooOld } from './steps/node-version.mjs'

stopIfNodeIsTooOld()
import('./steps/start-local.mjs').then(({ startLocal }) => startLocal())
