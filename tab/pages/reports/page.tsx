import { Page } from '../../app/page'

export function ReportsPage() {
  return <Page title="Reports">{null}</Page>
}
