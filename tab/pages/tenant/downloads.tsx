import { Button } from '@fluentui/react-components'
import { ArrowDownload16Regular, Print16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useAnnounce } from '../../app/announcer'
import { download, downloadCsv } from '../../app/download'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'
import { type WorkbookFacts, workbookFile, workbookOf } from './workbook'

/** The ways to take the services along: two files, and the page on paper. */
export function Downloads({ csv, facts }: { csv: string; facts: WorkbookFacts }) {
  const texts = useTexts(tenantTexts)
  const announce = useAnnounce()
  const [failed, setFailed] = useState(false)
  const name = facts.sheet.sample ? 'sample-tenant' : 'tenant'
  const workbook = () => {
    setFailed(false)
    workbookFile(workbookOf(facts, texts)).then(
      (file) => download(`${name}.xlsx`, file),
      (reason: unknown) => {
        console.warn('The workbook could not be made.', reason)
        setFailed(true)
        announce(texts.workbookFailed)
      },
    )
  }
  return (
    <>
      <Button size="small" icon={<ArrowDownload16Regular />} onClick={() => downloadCsv(`${name}.csv`, csv)}>
        {texts.download}
      </Button>
      <Button size="small" icon={<ArrowDownload16Regular />} onClick={workbook}>
        {texts.workbook}
      </Button>
      <Button size="small" icon={<Print16Regular />} onClick={() => window.print()}>
        {texts.print}
      </Button>
      {failed && <span>{texts.workbookFailed}</span>}
    </>
  )
}
