export const pupils = {}
