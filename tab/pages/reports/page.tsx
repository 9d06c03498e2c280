import { useRoute } from 'wouter'
import { Page } from '../../app/page'
import { Failed, Loading } from '../../app/states'
import { useAsked } from '../../engine/context'
import { useTexts } from '../../texts'
import { reportTexts } from '../../texts/reports'
import { ReportList } from './list'
import { OneReport } from './one-report'

/** The report catalogue; under an address of its own, one report. */
export function ReportsPage() {
  const texts = useTexts(reportTexts)
  const asked = useAsked('reports', (engine) => engine.reports())
  const [one, params] = useRoute('/reports/:id')
  if (asked.state === 'ready' && one) {
    return <OneReport key={params.id} entry={asked.value.entries.find(({ id }) => id === params.id)} />
  }
  return (
    <Page title={texts.title} lead={texts.lead}>
      {asked.state === 'loading' && <Loading />}
      {asked.state === 'failed' && <Failed retry={asked.retry} />}
      {asked.state === 'ready' && <ReportList sheet={asked.value} />}
    </Page>
  )
}
