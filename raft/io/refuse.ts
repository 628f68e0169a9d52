/**
 * A refusal that is heard in the next round of the event loop: who asks again at once, and is refused again, must not keep
 * everything else from running.
 */
export function refuse(error: unknown): Promise<never> {
  return new Promise((_, reject) => {
    setImmediate(() => reject(error));
  });
}
