interface Step<Item> {
  readonly from: "main" | "side";
  readonly step: IteratorResult<Item>;
}

/** Both streams as they come; ends with `main`. A failure of either ends the whole. */
export async function* mergeInto<Item>(main: AsyncIterable<Item>, side: AsyncIterable<Item>): AsyncGenerator<Item> {
  const mainSteps = main[Symbol.asyncIterator]();
  const sideSteps = side[Symbol.asyncIterator]();
  const nextMain = async () => ({ from: "main", step: await mainSteps.next() }) as const;
  const nextSide = async () => ({ from: "side", step: await sideSteps.next() }) as const;
  let fromMain = nextMain();
  let fromSide: ReturnType<typeof nextSide> | undefined = nextSide();
  try {
    for (;;) {
      const { from, step }: Step<Item> = await (fromSide === undefined ? fromMain : Promise.race([fromMain, fromSide]));
      if (!step.done) yield step.value;
      else if (from === "main") return;
      if (from === "main") fromMain = nextMain();
      else fromSide = step.done ? undefined : nextSide();
    }
  } finally {
    // What is still awaited is nobody's any more; its end, good or bad, changes nothing.
    Promise.allSettled([fromMain, fromSide]).catch(() => undefined);
  }
}

const newline = 10;

/** Whole lines, each with its newline, whatever pieces they came in: two streams of lines can then be merged. */
export async function* wholeLines(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending = Buffer.alloc(0);
  for await (const part of parts) {
    pending = Buffer.concat([pending, part]);
    const end = pending.lastIndexOf(newline);
    if (end < 0) continue;
    yield pending.subarray(0, end + 1);
    pending = pending.subarray(end + 1);
  }
  if (pending.length > 0) yield pending;
}
