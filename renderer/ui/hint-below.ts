/** Puts a field's hint under it, so that fields side by side stand on one line whether they have a hint or not. */
export const hintBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']
