/** Those who want to hear of something. Each call of `add` returns its own way out. */
export class Listeners<Value> {
  readonly #listeners = new Set<(value: Value) => void>();

  add(listener: (value: Value) => void): () => void {
    // Wrapped, so that one function added twice is two listeners.
    const own = (value: Value): void => listener(value);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  emit(value: Value): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
