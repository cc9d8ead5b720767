export const guardians = {}
