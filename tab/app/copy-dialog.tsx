import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components'
import { useTexts } from '../texts'
import { shellTexts } from '../texts/shell'

/** A text to copy by hand: selected at once. */
export function CopyDialog({ text, close }: { text: string; close: () => void }) {
  const { copy } = useTexts(shellTexts)
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{copy.title}</DialogTitle>
          <DialogContent>
            <Field label={copy.label} hint={copy.hint}>
              <Textarea value={text} readOnly rows={8} autoFocus onFocus={(event) => event.currentTarget.select()} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {copy.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
