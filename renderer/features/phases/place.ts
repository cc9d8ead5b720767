/** The screen whose Ctrl+Z takes these changes back. */
export const careerPlace = 'career'
