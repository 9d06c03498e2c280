import { makeStyles } from '@fluentui/react-components'
import { ArrowLeft16Regular } from '@fluentui/react-icons'

const useStyles = makeStyles({
  // Back is to the right on pages that begin there. Fluent turns none of its plain arrows.
  arrow: { '[dir="rtl"] &': { transform: 'scaleX(-1)' } },
})

/** The arrow of a way back. */
export const BackArrow = () => <ArrowLeft16Regular aria-hidden className={useStyles().arrow} />
