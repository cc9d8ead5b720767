/**
 * The pages of a PDF, one under the other, each drawn when it comes near the window. New bytes replace the old pages
 * in place: the old picture stays until the new one is drawn and the scroll place is kept, so that a preview does not
 * jump while somebody types. Beside each picture stands its text, for screen readers and for finding in the page.
 */
import { VisuallyHidden } from '@mantine/core'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import classes from './pdf-pages.module.css'
import { openPdfToShow, type PDFDocumentProxy, type PDFPageProxy } from './pdf-reader.ts'
import { useWidth } from './use-width.ts'

/** CSS pixels per point at 100 %. */
const pixelsPerPoint = 96 / 72
const largestScale = 4

export interface Trim {
  sides: number
  top: number
  bottom: number
}

const noTrim: Trim = { sides: 0, top: 0, bottom: 0 }

export interface PdfView {
  /** Page at the top of what is seen, from 1. */
  page: number
  pageCount: number
  /** 1 = 100 %. */
  scale: number
}

/** Degrees to the right, beyond what the file itself says. */
export type Turn = 0 | 90 | 180 | 270

export interface PdfPagesProps {
  bytes: Uint8Array | null
  /** Name of the whole, read aloud: "Bladzijden van het verslag". */
  label: string
  pageLabel: (page: number, pageCount: number) => string
  /** `fit`: as wide as the room; a number: that scale, 1 = 100 %. */
  zoom: 'fit' | number
  /** Points cut off, for reading on a screen where the margins only cost room. */
  trimPt?: Trim
  turn?: Turn
  onView?: (view: PdfView) => void
  onFailed?: (error: unknown) => void
}

export function PdfPages({
  bytes,
  label,
  pageLabel,
  zoom,
  trimPt = noTrim,
  turn = 0,
  onView,
  onFailed,
}: PdfPagesProps) {
  const desk = useRef<HTMLElement>(null)
  const pages = usePages(bytes, onFailed)
  const room = useWidth(desk)
  const widest = Math.max(...pages.map((page) => sizeOf(page, turn).width - 2 * trimPt.sides), 1)
  const scale = zoom === 'fit' ? Math.min(largestScale, Math.max(room, 120) / (widest * pixelsPerPoint)) : zoom

  const report = useCallback(() => {
    const shown = desk.current
    if (shown === null || pages.length === 0) return
    const top = shown.getBoundingClientRect().top
    const sheets = [...shown.querySelectorAll('[data-page]')]
    const current = sheets.findLastIndex((sheet) => sheet.getBoundingClientRect().top - top < shown.clientHeight / 2)
    onView?.({ page: Math.max(current, 0) + 1, pageCount: pages.length, scale })
  }, [pages, scale, onView])
  useEffect(report, [report])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={desk} className={classes['desk']} aria-label={label} tabIndex={0} onScroll={report}>
      {room > 0 &&
        pages.map((page, index) => (
          <Sheet
            // biome-ignore lint/suspicious/noArrayIndexKey: page 2 of new bytes is drawn where page 2 stood
            key={index}
            page={page}
            scale={scale}
            trimPt={trimPt}
            turn={turn}
            label={pageLabel(index + 1, pages.length)}
          />
        ))}
    </section>
  )
}

function usePages(bytes: Uint8Array | null, onFailed?: (error: unknown) => void): PDFPageProxy[] {
  const [pages, setPages] = useState<PDFPageProxy[]>([])
  const failed = useRef(onFailed)
  failed.current = onFailed
  /** Closed once the pages that follow are on the screen. */
  const shown = useRef<(() => void) | null>(null)
  useEffect(() => {
    if (bytes === null) return
    const opened = openPdfToShow(bytes)
    let isOver = false
    opened.document
      .then(allPages)
      .then((read) => {
        if (isOver) return opened.close()
        const before = shown.current
        shown.current = opened.close
        setPages(read)
        if (before) setTimeout(before, 2000)
      })
      .catch((error: unknown) => {
        if (!isOver) failed.current?.(error)
      })
    return () => {
      isOver = true
    }
  }, [bytes])
  useEffect(() => () => shown.current?.(), [])
  return pages
}

const allPages = (document: PDFDocumentProxy): Promise<PDFPageProxy[]> =>
  Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)))

const rotationOf = (page: PDFPageProxy, turn: Turn): number => (page.rotate + turn) % 360
const sizeOf = (page: PDFPageProxy, turn: Turn) => page.getViewport({ scale: 1, rotation: rotationOf(page, turn) })

function Sheet({
  page,
  scale,
  trimPt,
  turn,
  label,
}: {
  page: PDFPageProxy
  scale: number
  trimPt: Trim
  turn: Turn
  label: string
}) {
  const sheet = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const isNear = useIsNear(sheet)
  const text = useText(page)
  const size = sizeOf(page, turn)
  const pixels = scale * pixelsPerPoint
  const width = Math.round((size.width - 2 * trimPt.sides) * pixels)
  const height = Math.round((size.height - trimPt.top - trimPt.bottom) * pixels)

  useEffect(() => {
    const target = canvas.current
    if (!isNear || target === null) return
    const ratio = window.devicePixelRatio || 1
    const drawn = document.createElement('canvas')
    drawn.width = Math.round(width * ratio)
    drawn.height = Math.round(height * ratio)
    const viewport = page.getViewport({
      scale: pixels * ratio,
      rotation: rotationOf(page, turn),
      offsetX: -trimPt.sides * pixels * ratio,
      offsetY: -trimPt.top * pixels * ratio,
    })
    const task = page.render({ canvas: drawn, viewport })
    task.promise.then(
      () => {
        target.width = drawn.width
        target.height = drawn.height
        target.getContext('2d')?.drawImage(drawn, 0, 0)
        target.dataset['drawn'] = 'true'
      },
      (error: unknown) => {
        if (!(error instanceof Error && error.name === 'RenderingCancelledException')) throw error
      },
    )
    return () => task.cancel()
  }, [page, isNear, pixels, trimPt, turn, width, height])

  return (
    <div ref={sheet} className={classes['sheet']} data-page style={{ width, height }}>
      <canvas ref={canvas} className={classes['picture']} role="img" aria-label={label} />
      <VisuallyHidden>{text}</VisuallyHidden>
    </div>
  )
}

/** Near the window: two screens above or below. */
function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const watched = element.current
    if (watched === null) return
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: '200%',
    })
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return isNear
}

/** Read for every page, also far away: a screen reader goes through the text without scrolling. */
function useText(page: PDFPageProxy): string {
  const [text, setText] = useState('')
  useEffect(() => {
    let isOver = false
    void page.getTextContent().then(({ items }) => {
      if (isOver) return
      setText(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''))
    })
    return () => {
      isOver = true
    }
  }, [page])
  return text
}
