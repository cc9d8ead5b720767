/** English has exactly the keys of the Dutch texts; a missing or surplus one does not compile. */
export type SameKeys<Texts> = { [Key in keyof Texts]: Texts[Key] extends string ? string : SameKeys<Texts[Key]> }
