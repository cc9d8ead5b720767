/** A picture on the same desk as PDF pages, with the same zoom and turn. Scale 1 = one picture dot per CSS pixel. */
import { useEffect, useRef, useState } from 'react'
import classes from './pdf-pages.module.css'
import type { PdfView, Turn } from './pdf-pages.tsx'
import { useWidth } from './use-width.ts'

export function PictureView({
  bytes,
  label,
  zoom,
  turn = 0,
  onView,
  onFailed,
}: {
  bytes: Uint8Array
  label: string
  /** `fit`: within the room, never larger than it is. */
  zoom: 'fit' | number
  turn?: Turn
  onView?: (view: PdfView) => void
  onFailed?: () => void
}) {
  const desk = useRef<HTMLElement>(null)
  const url = useBlobUrl(bytes)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const room = useWidth(desk)
  const isUpright = turn === 0 || turn === 180
  const across = size === null ? 1 : isUpright ? size.width : size.height
  const down = size === null ? 1 : isUpright ? size.height : size.width
  const height = desk.current === null ? 0 : desk.current.clientHeight - 32
  const fitting = Math.min(1, room / across, height > 0 ? height / down : 1)
  const scale = zoom === 'fit' ? fitting : zoom

  useEffect(() => {
    if (size !== null && room > 0) onView?.({ page: 1, pageCount: 1, scale })
  }, [size, room, scale, onView])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={desk} className={classes['desk']} aria-label={label} tabIndex={0}>
      {url !== null && (
        <div
          className={classes['frame']}
          style={{ width: across * scale, height: down * scale }}
          hidden={size === null}
        >
          <img
            src={url}
            alt={label}
            className={classes['turned']}
            style={{
              width: (size?.width ?? 0) * scale,
              height: (size?.height ?? 0) * scale,
              transform: `translate(-50%, -50%) rotate(${turn}deg)`,
            }}
            data-drawn={size === null ? undefined : true}
            onLoad={(event) => {
              const { naturalWidth, naturalHeight } = event.currentTarget
              setSize({ width: naturalWidth, height: naturalHeight })
            }}
            onError={onFailed}
          />
        </div>
      )}
    </section>
  )
}

/** Given back when the bytes change or the picture goes. */
function useBlobUrl(bytes: Uint8Array): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return url
}
