/** Yes or no in both databases. */
export type Flag = 0 | 1
