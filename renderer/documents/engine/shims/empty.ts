/** Stands for `stream` and `string_decoder`: pdfmake's SVG parser names them and never needs them in a browser. */
export const Stream = undefined
export const StringDecoder = undefined
export default {}
