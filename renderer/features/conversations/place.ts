/** Name of the place whose Ctrl+Z takes back what was done on the lists of talks. */
export const conversationsPlace = 'conversations'
