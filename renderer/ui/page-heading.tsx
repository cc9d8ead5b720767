/**
 * The heading a screen or a form starts with. When the screen (or what it shows: `of`) changes, focus moves here, so
 * that keyboard and screen reader start at the top of what is new. `onlyIfLost`: only when the focus went away with
 * what stood here before, as after a form is closed; a tab that was clicked keeps it.
 */
import { Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

export function PageHeading({
  of,
  order = 1,
  onlyIfLost = false,
  className,
  children,
}: {
  of?: string
  order?: 1 | 2
  onlyIfLost?: boolean
  className?: string | undefined
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject is a new screen
  useEffect(() => {
    if (onlyIfLost && document.activeElement !== document.body) return
    heading.current?.focus({ preventScroll: !onlyIfLost && order === 1 })
  }, [of])
  return (
    <Title
      order={order}
      ref={heading}
      tabIndex={-1}
      {...(order === 1 ? { 'data-pane-start': true } : {})}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Title>
  )
}
