/** The screen whose Ctrl+Z takes back what was done on Vandaag. */
export const todayPlace = 'today'
