import { makeStyles, useFluent } from '@fluentui/react-components'
import { ArrowLeft16Regular } from '@fluentui/react-icons'

const useStyles = makeStyles({
  rtl: { transform: 'scaleX(-1)' },
  ltr: {},
})

/** The arrow of a way back: to the right on pages that begin there. Fluent turns none of its plain arrows. */
export const BackArrow = () => <ArrowLeft16Regular aria-hidden className={useStyles()[useFluent().dir]} />
