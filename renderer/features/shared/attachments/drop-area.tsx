/**
 * Takes files that are dropped on what it holds, and files that are pasted: anywhere on the screen, or (`paste:
 * 'inside'`, where several stand on one screen) only while the focus is within. Text that is pasted into a field stays
 * text, also when the clipboard has a picture of it.
 */
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './attachments.module.css'

export function DropArea({
  onFiles,
  paste = 'anywhere',
  dropText,
  children,
}: {
  onFiles: (files: readonly File[]) => void
  paste?: 'anywhere' | 'inside'
  dropText: string
  children: ReactNode
}) {
  const area = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  const newest = useRef(onFiles)
  newest.current = onFiles

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || event.defaultPrevented) return
      if (isTextField(event.target) && event.clipboardData?.types.includes('text/plain')) return
      if (paste === 'inside' && area.current?.contains(document.activeElement) !== true) return
      event.preventDefault()
      newest.current(files)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [paste])

  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra beside the button
    <div
      ref={area}
      className={classes['area']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {isOver && <div className={classes['dropHere']}>{dropText}</div>}
    </div>
  )
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null
