/** The picture of an id as JPEG; undefined when it is gone or cannot be read. */
export type FindPhoto = (id: string) => Promise<Uint8Array | undefined>

/** Of all pictures that are kept ready. One has some ten KiB. */
const bytesMax = 32 * 1024 * 1024
/** What an id without a picture takes in the count. */
const emptyBytes = 100

/**
 * Pictures of people as LDAP has them. They are kept in another form and made when they are first asked for, which takes
 * a few milliseconds; those asked for lately are ready. An id says what the picture is, so none is ever out of date.
 */
export class Photos {
  readonly #find: FindPhoto
  /** From the one asked for longest ago to the latest; null where there is none. */
  readonly #ready = new Map<string, Uint8Array | null>()
  readonly #underWay = new Map<string, Promise<void>>()
  #bytes = 0

  constructor(find: FindPhoto) {
    this.#find = find
  }

  /** Of one that is ready. */
  get(id: string): Uint8Array | undefined {
    return this.#ready.get(id) ?? undefined
  }

  /** Undefined when it is ready; otherwise resolves when it is. Never rejects: what cannot be had is no picture. */
  fetch(id: string): Promise<void> | undefined {
    const known = this.#ready.get(id)
    if (known !== undefined) {
      this.#ready.delete(id)
      this.#ready.set(id, known)
      return undefined
    }
    let work = this.#underWay.get(id)
    if (work === undefined) this.#underWay.set(id, (work = this.#make(id)))
    return work
  }

  async #make(id: string): Promise<void> {
    const photo = (await this.#find(id).catch(() => undefined)) ?? null
    this.#underWay.delete(id)
    this.#ready.set(id, photo)
    this.#bytes += photo?.length ?? emptyBytes
    for (const [other, bytes] of this.#ready) {
      if (this.#bytes <= bytesMax || other === id) break
      this.#ready.delete(other)
      this.#bytes -= bytes?.length ?? emptyBytes
    }
  }
}
