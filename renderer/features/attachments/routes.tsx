/** The viewer comes in a chunk of its own: it brings the PDF reader. */
import type { RouteObject } from 'react-router'

/** Screens of this area, below the frame. */
export const attachmentRoutes: RouteObject[] = [
  {
    path: 'files/:attachmentId',
    lazy: async () => ({ Component: (await import('./viewer-screen.tsx')).ViewerScreen }),
  },
]
