import type { ColumnType } from 'kysely'

/** Read as the parsed value, written as JSON text: drivers differ in how they write an array. */
export type Json<T> = ColumnType<T, string, string>

/** Left out of an insert, the table fills it in. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>
