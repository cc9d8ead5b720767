/**
 * Which document checkers this machine lacks, as the setup script found. Use at the top of a describe or test:
 *   test.skip(lacks('pdfsig'), lackReason('pdfsig'))
 * In CI nothing is ever lacking: the setup fails there instead.
 */
const missing = (process.env['DRIEHOEK_MISSING_CHECKERS'] ?? '').split(',')

export const lacks = (program: string): boolean => missing.includes(program)
export const lackReason = (program: string): string => `${program} is not installed on this machine`
