import type { RouteObject } from 'react-router'
import { describe, expect, it } from 'vitest'
import { routes } from '#app/routes.tsx'
import { allRoutes } from '#tests/e2e/pages/all-routes.ts'

/** Addresses with a screen of their own: leaves, and parents whose index shows one. Redirects and "*" are none. */
function addresses(from: readonly RouteObject[], base = ''): string[] {
  return from.flatMap((route) => {
    if (route.path === '*') return []
    const path = route.path === undefined ? base : `${base}/${route.path}`.replace(/^\/+/, '/')
    if (route.children !== undefined) return addresses(route.children, path)
    return path === '/' || path === '' ? [] : [path]
  })
}

describe('allRoutes', () => {
  it('is the router’s own list, so that no screen goes unvisited', () => {
    expect([...new Set(addresses(routes))].sort()).toEqual([...allRoutes].sort())
  })
})
