/** Whether a text holds what no line can show: control characters, half characters, marks that turn the rest of a line around. */
export const holdsUnseen = (text: string): boolean => /(?![\t\n\r])\p{Cc}|\p{Bidi_Control}/u.test(text) || !text.isWellFormed();
